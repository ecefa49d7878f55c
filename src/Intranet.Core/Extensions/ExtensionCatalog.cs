using System.Reflection;
using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>Reads the manifests of the loaded module and theme assemblies.</summary>
public sealed class ExtensionCatalog : IExtensionCatalog
{
    public ExtensionCatalog(IEnumerable<Assembly> assemblies)
    {
        Assemblies = [.. assemblies];
        Features = [.. Assemblies.SelectMany(ReadFeatures).OrderBy(f => f.Id, StringComparer.Ordinal)];
        Themes = [.. Assemblies.Select(ReadTheme).OfType<ThemeInfo>().OrderBy(t => t.Id, StringComparer.Ordinal)];
        foreach (var feature in Features)
        {
            var missing = feature.Dependencies.FirstOrDefault(d => Features.All(f => f.Id != d));
            if (missing is not null)
            {
                throw new InvalidOperationException($"Feature {feature.Id} depends on {missing}, which no loaded module has.");
            }
        }
    }

    public IReadOnlyList<Assembly> Assemblies { get; }

    public IReadOnlyList<FeatureInfo> Features { get; }

    public IReadOnlyList<ThemeInfo> Themes { get; }

    /// <summary>Makes the one <see cref="StartupBase"/> of each module.</summary>
    public IEnumerable<(Assembly Assembly, StartupBase Startup)> CreateStartups() =>
        from assembly in Assemblies
        let type = assembly.GetTypes().SingleOrDefault(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(StartupBase)))
        where type is not null
        select (assembly, (StartupBase)Activator.CreateInstance(type, nonPublic: true)!);

    private static IEnumerable<FeatureInfo> ReadFeatures(Assembly assembly) =>
        assembly.GetCustomAttributes<FeatureAttribute>().Select(f => new FeatureInfo(
            f.Id, f.Name, f.Description, f.Dependencies, f.Category, f.IsAlwaysEnabled, assembly.GetName().Name!));

    private static ThemeInfo? ReadTheme(Assembly assembly) =>
        assembly.GetCustomAttribute<ThemeAttribute>() is { } theme ? new ThemeInfo(theme.Id, theme.Name, theme.Description, theme.BaseTheme) : null;
}
