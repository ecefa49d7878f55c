namespace Intranet.Abstractions;

/// <summary>A feature as found in the manifests of the loaded modules.</summary>
public sealed record FeatureInfo(
    string Id, string Name, string Description, IReadOnlyList<string> Dependencies, string Category, bool IsAlwaysEnabled, string ModuleId);

/// <summary>A theme as found in the manifests of the loaded themes.</summary>
public sealed record ThemeInfo(string Id, string Name, string Description, string? BaseTheme);

/// <summary>All features and themes that the host has loaded; the same for every tenant.</summary>
public interface IExtensionCatalog
{
    IReadOnlyList<FeatureInfo> Features { get; }

    IReadOnlyList<ThemeInfo> Themes { get; }
}

/// <summary>A named bound on the features that a tenant's administrator may turn on. Kept by the network.</summary>
/// <param name="Name">Stable key: 2–40 of <c>a–z 0–9 -</c>, beginning with a letter.</param>
/// <param name="Title">What coordinators call it.</param>
/// <param name="Features">Ids of the features that may be on; what is always on need not be among them.</param>
public sealed record FeatureProfile(string Name, string Title, IReadOnlyList<string> Features);

/// <summary>The tenant's profile does not include the feature, or something that it needs.</summary>
public sealed record FeatureOutOfBounds(string Id) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Id];
}

/// <summary>The network's feature profiles; reads are cached.</summary>
public interface IFeatureProfiles
{
    ValueTask<IReadOnlyList<FeatureProfile>> GetAsync(CancellationToken cancellationToken = default);

    Task SaveAsync(FeatureProfile profile, CancellationToken cancellationToken = default);

    Task RemoveAsync(string name, CancellationToken cancellationToken = default);
}

/// <summary>Which features are on in a tenant.</summary>
public interface IFeatureState
{
    /// <summary>What works there: chosen, within the tenant's profile; before it has joined only what is always on.</summary>
    ValueTask<IReadOnlySet<string>> GetEnabledAsync(string tenant, CancellationToken cancellationToken = default);

    /// <summary>Turns features on and off, with what they depend on and what depends on them, in one change.</summary>
    Task<Result<IReadOnlySet<string>>> ChangeAsync(
        string tenant, IReadOnlyCollection<string> enable, IReadOnlyCollection<string> disable, CancellationToken cancellationToken = default);
}

/// <summary>What stands behind <see cref="IFeatureState"/>, for those who choose.</summary>
public interface IFeatureChoices
{
    /// <summary>What was chosen in the tenant, whether or not it works there now.</summary>
    ValueTask<IReadOnlySet<string>> GetChosenAsync(string tenant, CancellationToken cancellationToken = default);

    /// <summary>What its profile lets work there. A feature that needs one outside is outside itself.</summary>
    ValueTask<IReadOnlySet<string>> GetAllowedAsync(string tenant, CancellationToken cancellationToken = default);
}
