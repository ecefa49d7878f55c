using System.Collections.Concurrent;
using System.Collections.Frozen;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>
/// What the roles of each tenant may do, in memory. Sign-in and tokens load a tenant before they let anybody in; where
/// nothing is loaded nobody may do anything.
/// </summary>
internal sealed class RolePermissions(StoreFactory stores, StoreMigrator migrator, PermissionGraph graph, RoleSeed seed, TimeProvider clock)
    : IRolePermissions, ITenantMemory, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Loaded> _tenants = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _loading = new(1, 1);

    public IReadOnlySet<string> Resolve(string tenant, IReadOnlyCollection<string> roles)
    {
        if (!_tenants.TryGetValue(tenant, out var loaded))
        {
            return FrozenSet<string>.Empty;
        }

        var sets = roles.Select(r => loaded.Roles.GetValueOrDefault(r)).OfType<FrozenSet<string>>().ToList();
        return sets.Count == 1 ? sets[0] : sets.SelectMany(s => s).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Loads the tenant's roles unless they were loaded within the last half minute. While one request loads them anew the
    /// others go on with what is known, so that a slow store is not waited for by one after the other.
    /// </summary>
    public ValueTask EnsureAsync(string tenant, CancellationToken cancellationToken) =>
        _tenants.TryGetValue(tenant, out var loaded) && (clock.GetUtcNow() - loaded.At < Fresh || _loading.CurrentCount == 0)
            ? ValueTask.CompletedTask
            : new ValueTask(LoadAsync(tenant, cancellationToken));

    /// <summary>Loads the tenant's roles, sowing new permissions first.</summary>
    public async Task LoadAsync(string tenant, CancellationToken cancellationToken)
    {
        await migrator.EnsureAsync(tenant, cancellationToken);
        await _loading.WaitAsync(cancellationToken);
        try
        {
            await using var db = stores.Create(tenant);
            if (!_tenants.ContainsKey(tenant))
            {
                await seed.SowAsync(db, cancellationToken);
            }

            var at = clock.GetUtcNow();
            var roles = await db.Set<Role>().AsNoTracking().ToListAsync(cancellationToken);
            _tenants[tenant] = new Loaded(roles.ToFrozenDictionary(r => r.Name, r => graph.Close(tenant, r.Permissions), StringComparer.Ordinal), at);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Forget(string tenant) => _tenants.TryRemove(tenant, out _);

    public void Dispose() => _loading.Dispose();

    private sealed record Loaded(FrozenDictionary<string, FrozenSet<string>> Roles, DateTimeOffset At);
}
