using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Features.RemoveTenant;

namespace Intranet.Tenants.Features.SwitchTenant;

/// <summary>Closes an organisation's site, or opens it again.</summary>
/// <param name="Name">The tenant's key.</param>
/// <param name="Open">True to open, which also tries again what failed; false to close.</param>
/// <param name="HideShared">When closing: true to hide from the others what it shared, until it is opened again.</param>
public sealed record SwitchTenant(string Name, bool Open, bool HideShared = false);

internal sealed class SwitchTenantHandler(IShellHost shells, IShellRegistry registry, IStores stores, Departures departures, ICurrentUser user)
{
    public async Task<Result<ShellSettings>> HandleAsync(SwitchTenant command, CancellationToken cancellationToken)
    {
        if (shells.Find(command.Name) is not { } before)
        {
            return new NotFound();
        }

        var state = command.Open ? TenantState.Running : TenantState.Disabled;
        if (before.State == state && (command.Open || before.HidesShared == command.HideShared))
        {
            return before;
        }

        var changed = command.Open
            ? await registry.TryAgainAsync(before.Name, new Progress<string>(), cancellationToken)
            : await registry.ChangeAsync(before.Name, s => s with { State = state, StateReason = null, HidesShared = command.HideShared }, cancellationToken);
        if (!changed.Succeeded)
        {
            return changed;
        }

        if (command.Open)
        {
            await departures.EndAsync(before.Name, cancellationToken);
        }

        var db = stores.Open(Scope.Network);
        db.Audit(
            user.IsSignedIn ? user.Actor : null, command.Open ? "tenants.tenant-enabled.v1" : "tenants.tenant-disabled.v1",
            TenantKey.Kind, TenantKey.Of(before.Name), new { before.Name, from = before.State.ToString(), to = changed.Value.State.ToString(), hidesShared = !command.Open && command.HideShared });
        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }
}
