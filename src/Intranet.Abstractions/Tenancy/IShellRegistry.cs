namespace Intranet.Abstractions;

/// <summary>A tenant to be created.</summary>
public sealed record NewShell
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public string Host { get; init; } = "";

    public string Prefix { get; init; } = "";

    public TenantKind Kind { get; init; } = TenantKind.Other;

    public string? Code { get; init; }

    public string? County { get; init; }

    /// <summary>Set-up recipe; null for <c>authority</c>.</summary>
    public string? Recipe { get; init; }

    public JoinStage Stage { get; init; } = JoinStage.Open;

    /// <summary>Name of the profile that bounds its features; null for no bounds.</summary>
    public string? FeatureProfile { get; init; }
}

public sealed record TenantNameTaken(string Name) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Name];
}

public sealed record TenantAddressTaken(string Address) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Address];
}

public sealed record PrefixReserved(string Prefix) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Prefix];
}

/// <summary>Somebody is setting the tenant up just now.</summary>
public sealed record TenantBusy(string Name) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Name];
}

/// <summary>The tenant's archive was not brought in to its end.</summary>
public sealed record TenantImportUnfinished(string Name) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Name];
}

public sealed record NetworkMustRun() : Error(ErrorKind.Invalid);

public sealed record UnknownRecipe(string Name) : Error(ErrorKind.Invalid)
{
    public override object[] Arguments => [Name];
}

/// <summary>Creates and changes tenants on the running host.</summary>
public interface IShellRegistry
{
    /// <summary>Registers a tenant, makes its store and runs its recipe. The tenant is Running, or Invalid with the reason, when this returns.</summary>
    Task<Result<ShellSettings>> CreateAsync(NewShell shell, IProgress<string> progress, CancellationToken cancellationToken = default);

    /// <summary>
    /// Brings the tenant's store to the current model, and runs its recipe where that has not come to its end. Running, or
    /// Invalid with the reason, when this returns.
    /// </summary>
    Task<Result<ShellSettings>> TryAgainAsync(string name, IProgress<string> progress, CancellationToken cancellationToken = default);

    /// <summary>Says what stands in the way of a tenant with this name and address; null when nothing does.</summary>
    Error? FindObstacle(ShellSettings shell);

    /// <summary>Registers a tenant whose store is there already.</summary>
    Task<Result<ShellSettings>> AddAsync(ShellSettings shell, CancellationToken cancellationToken = default);

    /// <summary>Takes a tenant off the register and lets go of what is in memory of it. Its store is left as it is.</summary>
    Task<Result<Done>> RemoveAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Changes title, state or address of a tenant.</summary>
    Task<Result<ShellSettings>> ChangeAsync(string name, Func<ShellSettings, ShellSettings> change, CancellationToken cancellationToken = default);
}
