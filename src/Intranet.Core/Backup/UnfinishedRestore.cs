using Intranet.Data;
using Npgsql;

namespace Intranet.Core;

/// <summary>
/// The note that a restore has begun to fill a place. It goes when the stores are open, agree with the network and have their
/// indexes; while it is there nothing but another restore runs on the place.
/// </summary>
internal sealed class UnfinishedRestore(StoreOptions options)
{
    public const string Problem = "A restore into this place was not finished. Run the same restore again; it begins anew.";

    private const string Schema = "unfinished_restore";

    private string Note => Path.Combine(options.AppData, ".unfinished-restore");

    public async Task<bool> IsThereAsync(CancellationToken cancellationToken) =>
        File.Exists(Note) || (options.PostgreSql is not null && await AskAsync($"SELECT count(*) FROM pg_namespace WHERE nspname = '{Schema}'", cancellationToken) > 0);

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Note, Problem, cancellationToken);
        if (options.PostgreSql is not null)
        {
            // For hosts on other machines, which do not see the file.
            await AskAsync($"CREATE SCHEMA IF NOT EXISTS {Schema}", cancellationToken);
        }
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (options.PostgreSql is not null)
        {
            await AskAsync($"DROP SCHEMA IF EXISTS {Schema}", cancellationToken);
        }

        File.Delete(Note);
    }

    private async Task<long> AskAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(options.Server);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is long count ? count : 0;
    }
}
