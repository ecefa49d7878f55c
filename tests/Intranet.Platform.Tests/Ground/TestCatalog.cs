namespace Intranet.Platform.Tests;

/// <summary>Features with dependencies and themes, as manifests would say them.</summary>
internal sealed class TestCatalog : IExtensionCatalog
{
    public IReadOnlyList<FeatureInfo> Features { get; } =
    [
        Feature("Cases", isAlwaysEnabled: false, "Discussions"),
        Feature("Communities", isAlwaysEnabled: false, "Discussions"),
        Feature("Core", isAlwaysEnabled: true, "Users"),
        Feature("Discussions", isAlwaysEnabled: false),
        Feature("Users", isAlwaysEnabled: false),
    ];

    public IReadOnlyList<ThemeInfo> Themes { get; } = [new ThemeInfo("Plain", "Plain", "", null)];

    private static FeatureInfo Feature(string id, bool isAlwaysEnabled, params string[] dependencies) =>
        new(id, id, "", dependencies, "Knowledge", isAlwaysEnabled, id);
}
