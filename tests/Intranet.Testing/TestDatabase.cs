using Intranet.Data;

namespace Intranet.Testing;

/// <summary>
/// Which database a run of the tests is for: SQLite, or PostgreSQL where <c>INTRANET_TEST_DATABASE=postgresql</c> is set. The
/// same tests run on both; <c>./test</c> says which twice.
/// </summary>
public static class TestDatabase
{
    private const string Variable = "INTRANET_TEST_DATABASE";

    public static StoreProvider Provider { get; } = Read(Environment.GetEnvironmentVariable(Variable));

    /// <summary>A database of its own for one fixture; null on SQLite.</summary>
    public static async Task<PostgreSqlDatabase?> CreateAsync() =>
        Provider == StoreProvider.PostgreSql ? await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync() : null;

    private static StoreProvider Read(string? name) => name switch
    {
        null or "" or "sqlite" => StoreProvider.Sqlite,
        "postgresql" => StoreProvider.PostgreSql,
        _ => throw new InvalidOperationException($"{Variable} is {name} and must be sqlite or postgresql."),
    };
}
