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

    /// <summary>Kommunalförbund: municipalities or regions that run something together as an authority of its own.</summary>
    MunicipalAssociation,

    /// <summary>Gemensam nämnd: one board for several municipalities or regions.</summary>
    JointBoard,

    /// <summary>A company owned by municipalities or regions.</summary>
    Company,

    /// <summary>An association, such as the one that runs the network.</summary>
    Association,
    Other,
}

/// <summary>How far an organisation has come on its way into the network.</summary>
public enum JoinStage
{
    /// <summary>Asked to join; nothing is agreed.</summary>
    Invited,

    /// <summary>Wants to join; what has to be agreed and decided is on its way.</summary>
    Agreement,

    /// <summary>Agreed; the site is being made ready.</summary>
    SetUp,

    /// <summary>A member: shown, counted, sharing.</summary>
    Open,
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

    /// <summary>True from registration until the set-up recipe has run to its end, so that it can be tried again.</summary>
    public bool OwesRecipe { get; init; }

    /// <summary>True while an archive is being brought in, so that an import which was killed is done anew and never mistaken for a whole one.</summary>
    public bool OwesImport { get; init; }

    /// <summary>Prefixes and host names that the tenant was reached at before, comma separated; they lead on to the current address.</summary>
    public string FormerAddresses { get; init; } = "";

    /// <summary>Where the tenant is <see cref="TenantState.Disabled"/>: true when what it shared is hidden from the others meanwhile.</summary>
    public bool HidesShared { get; init; }

    /// <summary>Name of the profile that bounds which features may be on; null for no bounds.</summary>
    public string? FeatureProfile { get; init; }

    public JoinStage Stage { get; init; } = JoinStage.Open;

    /// <summary>How many steps of the joining checklist the organisation has ticked off itself.</summary>
    public int JoinStepsDone { get; init; }

    /// <summary>True for an organisation that the others see and count: it has joined and its site is open.</summary>
    public bool IsMember => !IsDefault && Stage == JoinStage.Open && State == TenantState.Running;

    public bool IsDefault => Name == DefaultName;
}
