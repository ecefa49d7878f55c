using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>
/// Which features are on in a tenant: what its administrator chose, what that depends on, and what is always on; within the
/// tenant's profile, and before it has joined only what is always on.
/// </summary>
internal sealed class FeatureState(IExtensionCatalog catalog, StoredSettings settings, IShellHost shells, IFeatureProfiles profiles) : IFeatureState, IFeatureChoices
{
    private const string Name = "features";
    private readonly EnabledFeatures _absent = new(Close(catalog, []));

    public async ValueTask<IReadOnlySet<string>> GetEnabledAsync(string tenant, CancellationToken cancellationToken = default)
    {
        if (shells.Find(tenant) is { IsDefault: false, Stage: not JoinStage.Open })
        {
            return _absent.Ids;
        }

        var chosen = await GetChosenAsync(tenant, cancellationToken);
        if (shells.Find(tenant)?.FeatureProfile is null)
        {
            return chosen;
        }

        var allowed = await GetAllowedAsync(tenant, cancellationToken);
        return chosen.Where(allowed.Contains).ToHashSet(StringComparer.Ordinal);
    }

    public async ValueTask<IReadOnlySet<string>> GetChosenAsync(string tenant, CancellationToken cancellationToken = default) =>
        (await settings.GetAsync(tenant, Name, _absent, cancellationToken)).ClosedBy(catalog);

    public async ValueTask<IReadOnlySet<string>> GetAllowedAsync(string tenant, CancellationToken cancellationToken = default)
    {
        var all = catalog.Features.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        if (shells.Find(tenant)?.FeatureProfile is not { } name)
        {
            return all;
        }

        // A profile that is gone bounds as one that allows nothing: what was closed does not open by itself.
        var named = (await profiles.GetAsync(cancellationToken)).FirstOrDefault(p => p.Name == name)?.Features ?? [];
        var outside = all.Except(named).Except(_absent.Ids).ToList();
        return Without(all, outside).ToHashSet(StringComparer.Ordinal);
    }

    public async Task<Result<IReadOnlySet<string>>> ChangeAsync(
        string tenant, IReadOnlyCollection<string> enable, IReadOnlyCollection<string> disable, CancellationToken cancellationToken = default)
    {
        var unknown = enable.Concat(disable).FirstOrDefault(id => catalog.Features.All(f => f.Id != id));
        if (unknown is not null)
        {
            return new UnknownFeature(unknown);
        }

        var changed = await settings.ChangeAsync(
            tenant, Name, _absent, (current, _) => new EnabledFeatures(Close(catalog, Without(current.Ids.Union(enable), disable))), cancellationToken);
        return changed.Ids;
    }

    /// <summary>Leaves out the named features and all that depend on them.</summary>
    private IEnumerable<string> Without(IEnumerable<string> ids, IReadOnlyCollection<string> disable)
    {
        var gone = disable.ToHashSet(StringComparer.Ordinal);
        while (catalog.Features.FirstOrDefault(f => !gone.Contains(f.Id) && f.Dependencies.Any(gone.Contains)) is { } dependant)
        {
            gone.Add(dependant.Id);
        }

        return ids.Where(id => !gone.Contains(id));
    }

    /// <summary>Adds what the features depend on and what is always on.</summary>
    private static HashSet<string> Close(IExtensionCatalog catalog, IEnumerable<string> ids)
    {
        var closed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(ids.Concat(catalog.Features.Where(f => f.IsAlwaysEnabled).Select(f => f.Id)));
        while (open.TryPop(out var id))
        {
            var feature = catalog.Features.FirstOrDefault(f => f.Id == id);
            if (feature is null || !closed.Add(id))
            {
                continue;
            }

            foreach (var dependency in feature.Dependencies)
            {
                open.Push(dependency);
            }
        }

        return closed;
    }

    /// <summary>As stored. What is always on may have changed since, with a newer version of the product.</summary>
    internal sealed record EnabledFeatures(HashSet<string> Ids)
    {
        private HashSet<string>? _closed;

        public HashSet<string> ClosedBy(IExtensionCatalog catalog) => _closed ??= Close(catalog, Ids);
    }
}
