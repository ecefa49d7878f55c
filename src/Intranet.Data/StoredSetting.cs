namespace Intranet.Data;

/// <summary>A named piece of a tenant's configuration as JSON: site settings, features.</summary>
public sealed class StoredSetting
{
    public required string Name { get; init; }

    public required string Json { get; set; }

    /// <summary>Raised at each change.</summary>
    public long Revision { get; set; }
}

/// <summary>A tenant as registered in the store of <c>Default</c>.</summary>
public sealed class StoredShell
{
    public required string Name { get; init; }

    /// <summary>The shell settings as JSON.</summary>
    public required string Json { get; set; }

    public long Revision { get; set; }
}
