using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Product;

/// <summary>The product's own migrations, on stores without any tenant's data.</summary>
public sealed class ProductMigrationTests
{
    private const string Tenant = "umea";
    private const string Obstacle = "Settings";

    [Theory, BothProviders]
    public async Task From_an_empty_store_the_migrations_make_every_table_of_the_model(StoreProvider provider)
    {
        await using var ground = await Ground.StartAsync(provider);
        await ground.Migrator.EnsureAsync(Tenant);
        await using var db = ground.Stores.Create(Tenant);

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changes without a migration: tools/ef add NAME.");
        var expected = db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct();
        Assert.Empty(expected.Except(await TablesAsync(db)));
    }

    [Theory, BothProviders]
    public async Task A_migration_that_fails_half_way_leaves_nothing_and_is_tried_again(StoreProvider provider)
    {
        await using var ground = await Ground.StartAsync(provider);
        await using var db = await ground.MakeStoreWithObstacleAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ground.Migrator.EnsureAsync(Tenant));

        Assert.False(ground.Migrator.IsReady(Tenant));
        Assert.Equal([Obstacle], (await TablesAsync(db)).Where(t => !t.StartsWith("__", StringComparison.Ordinal)));
        Assert.Empty(await db.Database.GetAppliedMigrationsAsync());

        await db.Database.ExecuteSqlRawAsync($"DROP TABLE \"{Obstacle}\"");
        await ground.Migrator.EnsureAsync(Tenant);

        Assert.True(ground.Migrator.IsReady(Tenant));
        Assert.Contains("Outbox", await TablesAsync(db));
    }

    [Theory, BothProviders]
    public async Task A_tenant_whose_migration_fails_does_not_stop_another(StoreProvider provider)
    {
        await using var ground = await Ground.StartAsync(provider);
        await using var db = await ground.MakeStoreWithObstacleAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ground.Migrator.EnsureAsync(Tenant));
        await ground.Migrator.EnsureAsync("vaxjo");

        Assert.True(ground.Migrator.IsReady("vaxjo"));
    }

    [Fact]
    public async Task A_new_SQLite_store_is_a_copy_of_a_migrated_template()
    {
        await using var ground = await Ground.StartAsync(StoreProvider.Sqlite);
        await ground.Migrator.EnsureAsync("vaxjo");
        await using (var template = ground.Stores.Create("_template"))
        {
            await template.Database.ExecuteSqlRawAsync("CREATE TABLE \"MarkOfTheTemplate\" (Id INTEGER)");
            await template.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        await ground.Migrator.EnsureAsync(Tenant);

        await using var db = ground.Stores.Create(Tenant);
        Assert.Contains("MarkOfTheTemplate", await TablesAsync(db));
    }

    [Fact]
    public async Task A_lock_row_that_a_killed_migration_left_stops_nobody()
    {
        await using var ground = await Ground.StartAsync(StoreProvider.Sqlite);
        await using var db = await ground.MakeStoreWithObstacleAsync();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ground.Migrator.EnsureAsync(Tenant));
        await db.Database.ExecuteSqlRawAsync($"DROP TABLE \"{Obstacle}\"");
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        await db.Database.ExecuteSqlRawAsync("INSERT OR REPLACE INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01 00:00:00')");

        await ground.Migrator.EnsureAsync(Tenant).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Contains("Outbox", await TablesAsync(db));
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(IntranetDbContext db) => await db.Database.SqlQueryRaw<string>(
        db.Store.Provider == StoreProvider.Sqlite
            ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : "SELECT tablename::text AS \"Value\" FROM pg_tables WHERE schemaname = current_schema()").ToListAsync();

    /// <summary>The product's services over one database, nothing set up.</summary>
    private sealed class Ground : IAsyncDisposable
    {
        private readonly Site _site;
        private readonly PostgreSqlDatabase? _database;

        private Ground(Site site, PostgreSqlDatabase? database) => (_site, _database) = (site, database);

        public StoreMigrator Migrator => _site.Services.GetRequiredService<StoreMigrator>();

        public StoreFactory Stores => _site.Services.GetRequiredService<StoreFactory>();

        public static async Task<Ground> StartAsync(StoreProvider provider)
        {
            var database = provider == StoreProvider.PostgreSql ? await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync() : null;
            return new Ground(await Site.StartAsync(recipe: null, database), database);
        }

        /// <summary>Makes a store in which a table of the model is already there with another shape.</summary>
        public async Task<IntranetDbContext> MakeStoreWithObstacleAsync()
        {
            Directory.CreateDirectory(Stores.Options.SiteFolder(Tenant));
            var db = Stores.Create(Tenant);
            if (_database is not null)
            {
                var schema = $"CREATE SCHEMA {db.Store.Schema}";
                await db.Database.ExecuteSqlRawAsync(schema);
            }

            await db.Database.ExecuteSqlRawAsync($"CREATE TABLE \"{Obstacle}\" (\"Wrong\" INTEGER)");
            return db;
        }

        public async ValueTask DisposeAsync()
        {
            await _site.DisposeAsync();
            SqliteConnection.ClearAllPools();
            if (_database is not null)
            {
                Npgsql.NpgsqlConnection.ClearAllPools();
                await _database.DisposeAsync();
            }
        }
    }
}
