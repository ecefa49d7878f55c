using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Data;

/// <summary>
/// Brings a tenant's store to the current model, once per process and tenant. A new SQLite store is a copy of a migrated
/// template, which is sixty times faster than migrating.
/// </summary>
public sealed class StoreMigrator(StoreFactory stores, StoreTurns turns)
{
    private const string TemplateName = "_template";
    private readonly ConcurrentDictionary<string, Lazy<Task>> _done = new(StringComparer.Ordinal);

    /// <summary>Migrates the store if this process has not done so yet. A failure is not remembered.</summary>
    public async Task EnsureAsync(string tenant, CancellationToken cancellationToken = default)
    {
        var task = _done.GetOrAdd(tenant, name => new Lazy<Task>(() => MigrateAsync(name)));
        try
        {
            await task.Value.WaitAsync(cancellationToken);
        }
        catch when (task.Value.IsFaulted)
        {
            _done.TryRemove(new(tenant, task));
            throw;
        }
    }

    /// <summary>True when the store was made ready in this process.</summary>
    public bool IsReady(string tenant) => _done.TryGetValue(tenant, out var task) && task.IsValueCreated && task.Value.IsCompletedSuccessfully;

    public void Forget(string tenant) => _done.TryRemove(tenant, out _);

    /// <summary>Lets the template be made anew, where its file went away with the folder that it lay in.</summary>
    public void ForgetTemplate() => Forget(TemplateName);

    private Task MigrateAsync(string tenant) =>
        stores.Options.Provider == StoreProvider.Sqlite ? MigrateSqliteAsync(tenant) : MigratePostgreSqlAsync(tenant);

    private async Task MigrateSqliteAsync(string tenant)
    {
        var folder = stores.Options.SiteFolder(tenant);
        var file = stores.Options.StoreFile(tenant);
        Directory.CreateDirectory(folder);
        if (!File.Exists(file) && tenant != TemplateName)
        {
            await EnsureAsync(TemplateName);
            CopyTemplate(file);
        }

        await using var db = stores.Create(tenant);
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        SqliteOpening.AssertDurable(connection);
        await ReleaseStaleLockAsync(connection);
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await db.Database.MigrateAsync();
        }

        if (tenant == TemplateName)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private void CopyTemplate(string file)
    {
        var template = stores.Options.StoreFile(TemplateName);
        var partial = file + ".partial";
        File.Copy(template, partial, overwrite: true);
        using (var stream = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
        {
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, file, overwrite: false);
    }

    /// <summary>A process killed in a migration leaves EF Core's lock row, and the next start would wait for it for ever.</summary>
    private static async Task ReleaseStaleLockAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) > 0)
        {
            command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task MigratePostgreSqlAsync(string tenant)
    {
        await using var db = stores.Create(tenant);
        if (await IsCurrentAsync(db))
        {
            return;
        }

        await using var turn = await turns.TakeAsync("migrate/" + tenant);
        await CreateSchemaAsync(db);
        // A change of a table with many rows takes longer than any page may.
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await db.Database.MigrateAsync();
        }
    }

    /// <summary>Makes the schema of a tenant on PostgreSQL where it is not there yet.</summary>
    /// <param name="db">A context on the tenant's store; its connection is left open.</param>
    public static async Task CreateSchemaAsync(IntranetDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        // A name cannot be a parameter; a tenant's holds letters, digits and hyphens only.
        command.CommandText = $"CREATE SCHEMA IF NOT EXISTS \"{db.Store.Schema}\"";
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<bool> IsCurrentAsync(IntranetDbContext db)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        return known.Count > 0 && known.IsSubsetOf(await db.Database.GetAppliedMigrationsAsync());
    }
}
