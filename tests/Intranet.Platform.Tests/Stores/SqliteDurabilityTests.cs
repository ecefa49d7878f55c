using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Platform.Tests.Stores;

public sealed class SqliteDurabilityTests
{
    [Fact]
    public async Task Every_opened_connection_runs_with_full_synchronisation_and_a_write_ahead_log()
    {
        await using var platform = await TestPlatform.StartAsync();
        await platform.MakeStoreAsync("vaxjo");
        await using var db = platform.Stores.Create("vaxjo");
        await db.Database.OpenConnectionAsync();

        var connection = (SqliteConnection)db.Database.GetDbConnection();

        Assert.Equal(2L, await ReadAsync(connection, "PRAGMA synchronous"));
        Assert.Equal("wal", await ReadAsync(connection, "PRAGMA journal_mode"));
        Assert.Equal(1L, await ReadAsync(connection, "PRAGMA foreign_keys"));
    }

    [Theory]
    [InlineData("PRAGMA synchronous=NORMAL")]
    [InlineData("PRAGMA journal_mode=DELETE")]
    public async Task A_connection_that_could_lose_rows_in_a_power_cut_is_refused(string weakening)
    {
        using var folder = new TemporaryFolder();
        await using var connection = new SqliteConnection($"Data Source={folder["intranet.db"]};Pooling=False");
        await connection.OpenAsync();
        SqliteOpening.Prepare(connection);
        SqliteOpening.AssertDurable(connection);

        await ReadAsync(connection, weakening);

        Assert.Throws<InvalidOperationException>(() => SqliteOpening.AssertDurable(connection));
    }

    private static async Task<object?> ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
