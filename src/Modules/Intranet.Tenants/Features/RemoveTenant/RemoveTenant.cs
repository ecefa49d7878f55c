using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Tenants.Features.RemoveTenant;

/// <summary>Asks for an organisation to be removed, and removes it once the waiting time is over. Asked twice, with the wait between.</summary>
/// <param name="Name">The tenant; its site must be closed and exported since then.</param>
/// <param name="WaitDays">Days from asking to removing, 1 to 365; used when first asked.</param>
public sealed record RemoveTenant(string Name, int WaitDays = RemoveTenant.UsualWaitDays)
{
    public const int UsualWaitDays = 30;
    public const int LongestWaitDays = 365;

    /// <summary>Who asked, where the work is done apart from the request; null for the current person.</summary>
    public Actor? By { get; init; }
}

/// <summary>Lets an organisation stay that was to be removed.</summary>
public sealed record KeepTenant(string Name);

/// <summary>How a removal stands.</summary>
/// <param name="IsRemoved">True when the organisation is gone.</param>
/// <param name="RemovableUtc">From when on it may be removed.</param>
/// <param name="Left">Rows that its people wrote to others, or that others need, and that stay with them; 0 until it is gone.</param>
public sealed record TenantRemoval(bool IsRemoved, DateTime RemovableUtc, long Left = 0);

internal sealed class RemoveTenantHandler(
    IShellHost shells, IShellRegistry registry, IStores stores, Departures departures, IEnumerable<IDeparture> parts, ICurrentUser user)
{
    /// <summary>In the network's trail, with the change that takes the organisation out of the network.</summary>
    public const string RemovedAction = "tenants.tenant-removed.v1";

    public async Task<Result<TenantRemoval>> HandleAsync(RemoveTenant command, CancellationToken cancellationToken)
    {
        if (shells.Find(command.Name) is null)
        {
            return await departures.FinishAsync(command.Name, cancellationToken)
                ? new TenantRemoval(true, stores.Open(Scope.Network).UtcNow, await CountLeftAsync(stores.Open(Scope.Network), command.Name, cancellationToken))
                : new NotFound();
        }

        var ready = await FindClosedAsync(command.Name, cancellationToken);
        if (!ready.Succeeded)
        {
            return Result<TenantRemoval>.From(ready.Errors);
        }

        if (command.WaitDays is < 1 or > RemoveTenant.LongestWaitDays)
        {
            return new FieldInvalid(nameof(command.WaitDays));
        }

        var (shell, departure) = ready.Value;
        var network = stores.Open(Scope.Network);
        if (departure.RemovableUtc is not { } removable)
        {
            return await AskAsync(network, shell, departure, command.WaitDays, cancellationToken);
        }

        if (network.UtcNow < removable)
        {
            return new TenantRemovalTooEarly(shell.Title, removable);
        }

        await RemoveAsync(network, shell, command.By, cancellationToken);
        return new TenantRemoval(true, removable, await CountLeftAsync(network, shell.Name, cancellationToken));
    }

    /// <summary>Says whether the organisation may be removed now, without removing it.</summary>
    public async Task<Result<ShellSettings>> CheckAsync(string name, CancellationToken cancellationToken)
    {
        var ready = await FindClosedAsync(name, cancellationToken);
        if (!ready.Succeeded)
        {
            return Result<ShellSettings>.From(ready.Errors);
        }

        var (shell, departure) = ready.Value;
        return departure.RemovableUtc is { } removable && stores.Open(Scope.Network).UtcNow >= removable
            ? shell
            : new TenantRemovalTooEarly(shell.Title, departure.RemovableUtc ?? stores.Open(Scope.Network).UtcNow.AddDays(RemoveTenant.UsualWaitDays));
    }

    /// <summary>How many rows its people wrote to others, or others need.</summary>
    public static async Task<long> CountLeftAsync(IntranetDbContext network, string tenant, CancellationToken cancellationToken)
    {
        var left = 0L;
        foreach (var table in PortableModel.Of(network).Where(t => t is { StaysInInstallation: false, Owner: not null, IsNumbered: false }))
        {
            left += await TableContent.CountAsync(network, table, tenant, cancellationToken);
        }

        return left;
    }

    public async Task<Result<Done>> HandleAsync(KeepTenant command, CancellationToken cancellationToken)
    {
        if (shells.Find(command.Name) is not { } shell || await departures.FindAsync(shell.Name, cancellationToken) is not { } departure)
        {
            return new NotFound();
        }

        var network = stores.Open(Scope.Network);
        await departures.WriteAsync(network, shell.Name, departure with { RemovableUtc = null }, cancellationToken);
        Audit(network, shell, "tenants.removal-cancelled.v1", null);
        await network.SaveChangesAsync(cancellationToken);
        return new Done();
    }

    private async Task<Result<(ShellSettings Shell, TenantDeparture Departure)>> FindClosedAsync(string name, CancellationToken cancellationToken)
    {
        if (shells.Find(name) is not { } shell)
        {
            return new NotFound();
        }

        if (shell.IsDefault)
        {
            return new NetworkMustRun();
        }

        if (shell.State != TenantState.Disabled)
        {
            return new TenantStillOpen(shell.Title);
        }

        return await departures.FindAsync(shell.Name, cancellationToken) is { ExportedUtc: not null } departure ? (shell, departure) : new TenantNotExported(shell.Title);
    }

    private async Task<Result<TenantRemoval>> AskAsync(
        IntranetDbContext network, ShellSettings shell, TenantDeparture departure, int waitDays, CancellationToken cancellationToken)
    {
        var removable = network.UtcNow.AddDays(waitDays);
        await departures.WriteAsync(network, shell.Name, departure with { RemovableUtc = removable }, cancellationToken);
        Audit(network, shell, "tenants.removal-asked.v1", removable);
        await network.SaveChangesAsync(cancellationToken);
        return new TenantRemoval(false, removable);
    }

    /// <summary>Each step may be repeated; a removal that was killed half way is finished by asking again, or by the next who takes the name.</summary>
    private async Task RemoveAsync(IntranetDbContext network, ShellSettings shell, Actor? by, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            await part.LeaveAsync(network, shell.Name, cancellationToken);
        }

        Audit(network, shell, RemovedAction, null, by);
        await network.SaveChangesAsync(cancellationToken);
        await registry.RemoveAsync(shell.Name, cancellationToken);
        await departures.FinishAsync(shell.Name, cancellationToken);
    }

    private void Audit(IntranetDbContext network, ShellSettings shell, string action, DateTime? removableUtc, Actor? by = null) => network.Audit(
        by ?? (user.IsSignedIn ? user.Actor : null), action, TenantKey.Kind, TenantKey.Of(shell.Name), new { shell.Name, shell.Title, removableUtc });
}
