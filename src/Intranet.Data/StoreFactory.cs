using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Intranet.Data;

/// <summary>Opens contexts on tenants' stores. Options are made once per tenant; one model and one pool serve all.</summary>
public sealed class StoreFactory(StoreOptions options, ModelComposition model, IStoreSignal signal, TimeProvider clock, IAuditOrigin? origin = null)
{
    private const string SqliteMigrations = "Intranet.Migrations.Sqlite";
    private const string PostgreSqlMigrations = "Intranet.Migrations.PostgreSql";
    private static readonly SqliteOpening SqliteOpening = new();
    private static readonly SchemaOpening SchemaOpening = new();
    private static readonly CommitSignal CommitSignal = new();
    private readonly ConcurrentDictionary<string, (StoreInfo Store, DbContextOptions<IntranetDbContext> Options)> _known = new(StringComparer.Ordinal);

    public StoreOptions Options => options;

    /// <summary>Opens a context on a tenant's store, migrated or not. The caller disposes it.</summary>
    public IntranetDbContext Create(string tenant)
    {
        var (store, contextOptions) = _known.GetOrAdd(tenant, Describe);
        return new IntranetDbContext(contextOptions, store, model, signal, clock, origin);
    }

    /// <summary>Where a tenant's data lies.</summary>
    public StoreInfo Locate(string tenant) => _known.GetOrAdd(tenant, Describe).Store;

    private (StoreInfo, DbContextOptions<IntranetDbContext>) Describe(string tenant)
    {
        var builder = new DbContextOptionsBuilder<IntranetDbContext>();
        builder.ReplaceService<IModelCacheKeyFactory, ComposedModelKey>().AddInterceptors(CommitSignal);
        if (options.Server is { } server)
        {
            var schema = "tenant_" + tenant;
            builder
                .UseNpgsql(server, o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter).MigrationsAssembly(options.MigrationsAssembly ?? PostgreSqlMigrations).MigrationsHistoryTable("__EFMigrationsHistory", schema))
                .AddInterceptors(SchemaOpening);
            return (new StoreInfo(tenant, StoreProvider.PostgreSql, server, schema), builder.Options);
        }

        var file = options.StoreFile(tenant);
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5, Pooling = true }.ToString();
        // One parameter for a whole list: the SQL stays the same for every length and is made once.
        builder.UseSqlite(connection, o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter).MigrationsAssembly(options.MigrationsAssembly ?? SqliteMigrations)).AddInterceptors(SqliteOpening);
        return (new StoreInfo(tenant, StoreProvider.Sqlite, connection, null), builder.Options);
    }
}
