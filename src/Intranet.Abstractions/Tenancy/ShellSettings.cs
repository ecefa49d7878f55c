namespace Intranet.Abstractions;

public enum TenantState
{
    Uninitialized,
    Initializing,
    Running,
    Disabled,
    Invalid,
}

/// <summary>What an authority is. Decides nothing by itself; used for peers, filters and wording.</summary>
public enum TenantKind
{
    Network,
    Municipality,
    Region,
    Other,
}

/// <summary>A tenant as the host knows it. Immutable; a change makes a new one.</summary>
public sealed record ShellSettings
{
    /// <summary>The name of the tenant that is the network itself.</summary>
    public const string DefaultName = "default";

    /// <summary>Stable key: 2–40 of <c>a–z 0–9 -</c>, beginning with a letter. Names the tenant's folder or schema.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation's name as people write it.</summary>
    public required string Title { get; init; }

    /// <summary>Host names served, comma separated; empty when the tenant is reached by prefix.</summary>
    public string RequestUrlHost { get; init; } = "";

    /// <summary>First segment of the path, in its canonical form; empty for <c>Default</c> and for tenants by host.</summary>
    public string RequestUrlPrefix { get; init; } = "";

    public TenantState State { get; init; } = TenantState.Uninitialized;

    /// <summary>Why the tenant is <see cref="TenantState.Invalid"/>; null otherwise. For administrators only.</summary>
    public string? StateReason { get; init; }

    /// <summary><c>Sqlite</c> or <c>PostgreSql</c>; the whole installation uses one.</summary>
    public string DatabaseProvider { get; init; } = "Sqlite";

    public TenantKind Kind { get; init; } = TenantKind.Other;

    /// <summary>Statistics Sweden's code as text (leading zeros matter); null where there is none.</summary>
    public string? Code { get; init; }

    public string? County { get; init; }

    /// <summary>Name of the set-up recipe that the tenant was or is to be made with.</summary>
    public string? RecipeName { get; init; }

    public bool IsDefault => Name == DefaultName;
}
