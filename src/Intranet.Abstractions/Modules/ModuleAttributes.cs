namespace Intranet.Abstractions;

/// <summary>Describes a module: an assembly that brings features. Placed in the module's <c>Manifest.cs</c>.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public class ModuleAttribute : Attribute
{
    /// <summary>Name shown to administrators, in English; never used as a key.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence: what the module is for.</summary>
    public string Description { get; init; } = "";

    /// <summary>Version of the module, <c>major.minor.patch</c>.</summary>
    public string Version { get; init; } = "0.1.0";
}

/// <summary>Describes a feature that can be turned on and off per tenant.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class FeatureAttribute : Attribute
{
    /// <summary>Stable key, by convention the module's assembly name.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Ids of features that must be on when this one is on.</summary>
    public string[] Dependencies { get; init; } = [];

    public string Category { get; init; } = "Knowledge";

    /// <summary>True when the feature cannot be turned off.</summary>
    public bool IsAlwaysEnabled { get; init; }
}

/// <summary>Describes a theme: a module whose views override layouts and partials of its base theme.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ThemeAttribute : ModuleAttribute
{
    /// <summary>Stable key, by convention the assembly name.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the theme whose views are used where this one has none; null for a root theme.</summary>
    public string? BaseTheme { get; init; }
}
