namespace Intranet.Platform.Tests.Stores;

public sealed class ServerCheckTests
{
    [Fact]
    public async Task A_server_with_too_few_locks_is_refused_with_what_to_do()
    {
        var server = await PostgreSqlServer.StartAsync("max_locks_per_transaction=64");
        try
        {
            var problem = await ServerCheck.FindProblemAsync(With((await server.CreateDatabaseAsync()).ConnectionString));
            Assert.Contains("max_locks_per_transaction is 64 and must be at least 1024", problem, StringComparison.Ordinal);
            Assert.Contains("postgresql.conf", problem, StringComparison.Ordinal);
        }
        finally
        {
            await server.StopAsync();
        }
    }

    [Fact]
    public async Task A_server_as_it_should_be_is_accepted()
    {
        await using var database = await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync();
        Assert.Null(await ServerCheck.FindProblemAsync(With(database.ConnectionString)));
        Assert.Null(await ServerCheck.FindProblemAsync(new StoreOptions { AppData = "/" }));
    }

    [Theory]
    [InlineData("Host=/no/such/folder;Username=intranet;Timeout=2")]
    [InlineData("Hast=elsewhere")]
    public async Task A_server_that_is_not_there_is_one_sentence(string server) =>
        Assert.Contains("PostgreSQL", await ServerCheck.FindProblemAsync(With(server)), StringComparison.Ordinal);

    [Fact]
    public void The_pool_is_small_and_waits_are_short_unless_the_operator_says_otherwise()
    {
        var usual = new Npgsql.NpgsqlConnectionStringBuilder(With("Host=a;Username=b").Server);
        Assert.Equal((20, 300, 5, 10), (usual.MaxPoolSize, usual.ConnectionLifetime, usual.Timeout, usual.CommandTimeout));

        var chosen = new Npgsql.NpgsqlConnectionStringBuilder(With("Host=a;MaxPoolSize=7;Command Timeout=60").Server);
        Assert.Equal((7, 60, 300), (chosen.MaxPoolSize, chosen.CommandTimeout, chosen.ConnectionLifetime));
    }

    private static StoreOptions With(string server) => new() { AppData = "/", PostgreSql = server };
}
