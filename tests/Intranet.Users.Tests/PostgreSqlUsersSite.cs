using Intranet.Testing;

namespace Intranet.Users.Tests;

/// <summary>The same site over PostgreSQL.</summary>
public sealed class PostgreSqlUsersSite : UsersSite
{
    private PostgreSqlDatabase? _database;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        await _database!.DisposeAsync();
    }

    protected override async Task<string?> FindServerAsync()
    {
        _database = await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync();
        return _database.ConnectionString;
    }
}
