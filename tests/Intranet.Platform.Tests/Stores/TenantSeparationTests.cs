using Microsoft.EntityFrameworkCore;

namespace Intranet.Platform.Tests.Stores;

public sealed class TenantSeparationTests
{
    [Theory, BothProviders]
    public async Task Contexts_of_two_tenants_never_see_each_others_rows(StoreProvider provider)
    {
        await using var platform = await TestPlatform.StartAsync(provider);
        string[] tenants = ["vaxjo", "kronoberg"];
        foreach (var tenant in tenants)
        {
            await platform.MakeStoreAsync(tenant);
        }

        // Many short contexts at once over one pool of connections, so that a connection's last tenant would show.
        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, cancellationToken) =>
        {
            var tenant = tenants[i % 2];
            await using (var writing = platform.Stores.Create(tenant))
            {
                writing.Add(new Note { Title = tenant, Author = TestPlatform.Anna with { } });
                await writing.SaveChangesAsync(cancellationToken);
            }

            await using var reading = platform.Stores.Create(tenant);
            Assert.Equal([tenant], await reading.Set<Note>().Select(n => n.Title).Distinct().ToListAsync(cancellationToken));
        });

        Assert.Equal(100, await platform.CountAsync<Note>("vaxjo"));
        Assert.Equal(100, await platform.CountAsync<Note>("kronoberg"));
    }

    [Theory, BothProviders]
    public async Task Two_contexts_of_one_request_keep_to_their_own_stores(StoreProvider provider)
    {
        await using var platform = await TestPlatform.StartAsync(provider);
        await platform.MakeStoreAsync("vaxjo");
        await platform.MakeStoreAsync(ShellSettings.DefaultName);
        await using var own = platform.Stores.Create("vaxjo");
        await using var network = platform.Stores.Create(ShellSettings.DefaultName);
        own.Add(new Note { Title = "eget", Author = TestPlatform.Anna with { } });
        network.Add(new Note { Title = "gemensamt", Author = TestPlatform.Anna with { } });

        await own.SaveChangesAsync();
        await network.SaveChangesAsync();

        Assert.Equal("eget", (await own.Set<Note>().AsNoTracking().SingleAsync()).Title);
        Assert.Equal("gemensamt", (await network.Set<Note>().AsNoTracking().SingleAsync()).Title);
    }

    [Fact]
    public async Task On_PostgreSQL_a_tenant_without_schema_fails_instead_of_reading_somebody_elses()
    {
        await using var platform = await TestPlatform.StartAsync(StoreProvider.PostgreSql);
        await platform.MakeStoreAsync("vaxjo");
        await using (var vaxjo = platform.Stores.Create("vaxjo"))
        {
            await vaxjo.Set<Note>().CountAsync();
        }

        await using var missing = platform.Stores.Create("kronoberg");

        var exception = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => missing.Set<Note>().CountAsync());
        Assert.Equal(Npgsql.PostgresErrorCodes.UndefinedTable, exception.SqlState);
    }

    [Fact]
    public async Task On_PostgreSQL_the_schema_public_holds_no_table()
    {
        await using var platform = await TestPlatform.StartAsync(StoreProvider.PostgreSql);
        await platform.MakeStoreAsync("vaxjo");
        await using var db = platform.Stores.Create("vaxjo");

        var tables = await db.Database.SqlQueryRaw<string>("SELECT tablename::text AS \"Value\" FROM pg_tables WHERE schemaname = 'public'").ToListAsync();

        Assert.Empty(tables);
    }
}
