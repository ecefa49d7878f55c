using Intranet.AuditTrail.Checking;
using Intranet.AuditTrail.Retention;
using Intranet.AuditTrail.Sealing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.AuditTrail.Tests;

/// <summary>One organisation's trail in the product's own tables, on either database; nothing seals by itself.</summary>
internal sealed class TestTrail : IAsyncDisposable
{
    public const string Tenant = "vaxjo";

    private readonly Site _site;
    private readonly PostgreSqlDatabase? _database;

    private TestTrail(Site site, PostgreSqlDatabase? database) => (_site, _database) = (site, database);

    public static Actor Anna { get; } = new() { Tenant = Tenant, UserId = Guid.CreateVersion7(), Name = "Anna Åkerlund", Organisation = "Växjö kommun", Unit = "Socialförvaltningen" };

    public static Actor Per { get; } = new() { Tenant = Tenant, UserId = Guid.CreateVersion7(), Name = "Per Alm", Organisation = "Växjö kommun" };

    public StoreFactory Stores => Get<StoreFactory>();

    public static async Task<TestTrail> StartAsync(StoreProvider provider)
    {
        var database = provider == StoreProvider.PostgreSql ? await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync() : null;
        var trail = new TestTrail(await Site.StartAsync(recipe: null, database), database);
        await trail.Get<StoreMigrator>().EnsureAsync(Tenant);
        return trail;
    }

    public T Get<T>()
        where T : notnull => _site.Services.GetRequiredService<T>();

    /// <summary>Writes rows as a handler would, the oldest first, one day apart, the last one now.</summary>
    public async Task WriteAsync(int count, string action = "cases.case-published.v1", Actor? actor = null)
    {
        await using var db = Stores.Create(Tenant);
        for (var i = 0; i < count; i++)
        {
            db.Audit(actor ?? Anna, action, "case", Guid.CreateVersion7(), new { version = i, note = "å ä ö" });
            await db.SaveChangesAsync();
        }
    }

    /// <summary>Moves unsealed rows back in time, so that they are older than they are.</summary>
    public Task AgeUnsealedAsync(int days) => ChangeAsync(rows => rows
        .Where(a => a.SealSequence == null)
        .ExecuteUpdateAsync(a => a.SetProperty(x => x.AtUtc, Get<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(-days))));

    public Task<int> SealAsync() => Get<AuditSealer>().SealAsync(Tenant, CancellationToken.None);

    public Task AnchorAsync() => Get<HeadAnchors>().FlushAsync(CancellationToken.None);

    public Task<ChainReport> CheckAsync(NotedHead? noted = null) => Get<ChainCheck>().CheckAsync(Tenant, noted, CancellationToken.None);

    public Task<int> EraseAsync(AuditSettings settings) => Get<AuditEraser>().EraseAsync(Tenant, settings, by: null, CancellationToken.None);

    /// <summary>Does to the rows what somebody with the database's password could do.</summary>
    public async Task ChangeAsync(Func<IQueryable<AuditEntry>, Task> change)
    {
        await using var db = Stores.Create(Tenant);
        await change(db.Set<AuditEntry>());
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var db = Stores.Create(Tenant);
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    public async Task<List<AuditEntry>> RowsAsync()
    {
        await using var db = Stores.Create(Tenant);
        return await db.Set<AuditEntry>().AsNoTracking().OrderBy(a => a.SealSequence).ToListAsync();
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
