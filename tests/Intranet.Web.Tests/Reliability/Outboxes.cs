using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Intranet.Web.Tests.Reliability;

/// <summary>Looks into the outboxes of a host that runs as a process of its own, from beside it.</summary>
internal static class Outboxes
{
    /// <summary>True when every outbox is empty, dead letters included.</summary>
    public static Task<bool> AreEmptyAsync(KilledSite site) => site.Database is { } database ? AreEmptyAsync(database.ConnectionString) : AreFilesEmptyAsync(site);

    private static async Task<bool> AreEmptyAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        var schemas = new List<string>();
        await using (var command = new NpgsqlCommand("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'tenant\\_%'", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                schemas.Add(reader.GetString(0));
            }
        }

        Assert.NotEmpty(schemas);
        await using var count = new NpgsqlCommand($"SELECT {string.Join(" + ", schemas.Select(s => $"(SELECT count(*) FROM \"{s}\".\"Outbox\")"))}", connection);
        return await IsZeroAsync(count);
    }

    private static async Task<bool> AreFilesEmptyAsync(KilledSite site)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(site.AppData, "Sites"), "intranet.db", SearchOption.AllDirectories))
        {
            await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync();
            await using var count = connection.CreateCommand();
            count.CommandText = "SELECT COUNT(*) FROM \"Outbox\"";
            if (!await IsZeroAsync(count))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> IsZeroAsync(DbCommand count) => Convert.ToInt64(await count.ExecuteScalarAsync(), CultureInfo.InvariantCulture) == 0;
}
