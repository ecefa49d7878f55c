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

/// <summary>Which features are on in a tenant.</summary>
public interface IFeatureState
{
    ValueTask<IReadOnlySet<string>> GetEnabledAsync(string tenant, CancellationToken cancellationToken = default);

    /// <summary>Turns features on and off, with what they depend on and what depends on them, in one change.</summary>
    Task<Result<IReadOnlySet<string>>> ChangeAsync(
        string tenant, IReadOnlyCollection<string> enable, IReadOnlyCollection<string> disable, CancellationToken cancellationToken = default);
}
