using System.Globalization;
using Npgsql;

namespace Intranet.Data;

/// <summary>What the product demands of a PostgreSQL server, asked for at the start, where somebody reads the answer.</summary>
public static class ServerCheck
{
    /// <summary>A dump locks every table of every tenant in one transaction; with fewer locks it fails.</summary>
    public const int LeastLocks = 1024;

    /// <summary>One sentence that says what is wrong and what to do; null when nothing is, and on SQLite.</summary>
    public static async Task<string?> FindProblemAsync(StoreOptions options, CancellationToken cancellationToken = default)
    {
        if (options.PostgreSql is null)
        {
            return null;
        }

        try
        {
            return await AskAsync(new NpgsqlConnectionStringBuilder(options.Server) { Pooling = false }.ConnectionString, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            return $"The connection string of PostgreSQL cannot be read: {exception.Message}";
        }
        catch (NpgsqlException exception)
        {
            return $"PostgreSQL does not let this program in: {exception.Message} Look at the server and at ConnectionStrings__Intranet.";
        }
    }

    private static async Task<string?> AskAsync(string server, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancellationToken);
        var locks = int.Parse(await AskAsync(connection, "SHOW max_locks_per_transaction", cancellationToken), CultureInfo.InvariantCulture);
        if (locks < LeastLocks)
        {
            return $"PostgreSQL's max_locks_per_transaction is {locks} and must be at least {LeastLocks}, or no backup of all tenants can be taken: "
                + $"set max_locks_per_transaction = {LeastLocks} in postgresql.conf and restart the server.";
        }

        var encoding = await AskAsync(connection, "SHOW server_encoding", cancellationToken);
        if (encoding != "UTF8")
        {
            return $"The database's encoding is {encoding} and must be UTF8: make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.";
        }

        var collations = await AskAsync(connection, $"SELECT count(*)::text FROM pg_collation WHERE collname = '{ModelComposition.SwedishOnPostgreSql}'", cancellationToken);
        return collations == "0"
            ? "This PostgreSQL was built without ICU, which sorts Swedish names: use a build with ICU."
            : null;
    }

    private static async Task<string> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
