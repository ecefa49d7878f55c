using System.Collections.Concurrent;
using System.Text.Json;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Core;

/// <summary>Named settings of a tenant as JSON, read once and kept in memory until changed.</summary>
internal sealed class StoredSettings(StoreFactory stores, StoreMigrator migrator, StoreTurns turns, NodeBell bell) : ITenantMemory
{
    private readonly ConcurrentDictionary<(string Tenant, string Name), object> _cache = new();
    private long _forgotten;

    public async ValueTask<T> GetAsync<T>(string tenant, string name, T absent, CancellationToken cancellationToken)
        where T : class
    {
        if (_cache.TryGetValue((tenant, name), out var cached))
        {
            return (T)cached;
        }

        var forgotten = Interlocked.Read(ref _forgotten);
        await migrator.EnsureAsync(tenant, cancellationToken);
        await using var db = stores.Create(tenant);
        var row = await db.Set<StoredSetting>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == name, cancellationToken);
        var value = row is null ? absent : JsonSerializer.Deserialize<T>(row.Json, ShellHost.Json) ?? absent;
        // What was read before another process told of a change may be old; then the next caller reads again.
        return forgotten == Interlocked.Read(ref _forgotten) ? (T)_cache.GetOrAdd((tenant, name), value) : value;
    }

    void ITenantMemory.Forget(string tenant) => Forget(tenant);

    /// <summary>Has the settings of a tenant read again: another process changed them. Null for all tenants.</summary>
    public void Forget(string? tenant = null)
    {
        Interlocked.Increment(ref _forgotten);
        foreach (var key in _cache.Keys.Where(k => tenant is null || k.Tenant == tenant))
        {
            _cache.TryRemove(key, out _);
        }
    }

    /// <summary>Changes a setting; the change is told the setting's new revision.</summary>
    public async Task<T> ChangeAsync<T>(string tenant, string name, T absent, Func<T, long, T> change, CancellationToken cancellationToken)
        where T : class
    {
        await migrator.EnsureAsync(tenant, cancellationToken);
        await using var turn = await turns.TakeAsync($"settings/{tenant}", cancellationToken);
        await using var db = stores.Create(tenant);
        var row = await db.Set<StoredSetting>().FindAsync([name], cancellationToken);
        if (row is null)
        {
            row = new StoredSetting { Name = name, Json = JsonSerializer.Serialize(absent, ShellHost.Json) };
            db.Add(row);
        }

        row.Revision++;
        var value = change(JsonSerializer.Deserialize<T>(row.Json, ShellHost.Json) ?? absent, row.Revision);
        row.Json = JsonSerializer.Serialize(value, ShellHost.Json);
        await db.SaveChangesAsync(cancellationToken);
        _cache[(tenant, name)] = value;
        bell.Ring(NodeBell.SettingsOf + tenant);
        return value;
    }
}

internal sealed class SiteSettingsStore(StoredSettings settings) : ISiteSettings
{
    private const string Name = "site";
    private static readonly SiteSettings Absent = new();

    public ValueTask<SiteSettings> GetAsync(string tenant, CancellationToken cancellationToken = default) =>
        settings.GetAsync(tenant, Name, Absent, cancellationToken);

    public Task<SiteSettings> ChangeAsync(string tenant, Func<SiteSettings, SiteSettings> change, CancellationToken cancellationToken = default) =>
        settings.ChangeAsync(tenant, Name, Absent, (current, revision) => change(current) with { Revision = revision }, cancellationToken);
}
