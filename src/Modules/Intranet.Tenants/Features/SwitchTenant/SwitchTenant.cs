using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Tenants.Features.SwitchTenant;

/// <summary>Closes an organisation's site, or opens it again.</summary>
public sealed record SwitchTenant(string Name, bool Open);

internal sealed class SwitchTenantHandler(
    IShellHost shells, IShellRegistry registry, StoreMigrator migrator, IStores stores, ICurrentUser user)
{
    public async Task<Result<ShellSettings>> HandleAsync(SwitchTenant command, CancellationToken cancellationToken)
    {
        if (shells.Find(command.Name) is not { } before)
        {
            return new NotFound();
        }

        var state = command.Open ? TenantState.Running : TenantState.Disabled;
        if (before.State == state)
        {
            return before;
        }

        var changed = command.Open ? await OpenAsync(before, cancellationToken) : await SetAsync(before.Name, state, null, cancellationToken);
        if (!changed.Succeeded)
        {
            return changed;
        }

        var db = stores.Open(Scope.Network);
        db.Audit(
            user.IsSignedIn ? user.Actor : null, command.Open ? "tenants.tenant-enabled.v1" : "tenants.tenant-disabled.v1",
            TenantKey.Kind, TenantKey.Of(before.Name), new { before.Name, from = before.State.ToString(), to = changed.Value.State.ToString() });
        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    /// <summary>A site is opened only with its store at the current model; else it stays closed with the reason.</summary>
    private async Task<Result<ShellSettings>> OpenAsync(ShellSettings shell, CancellationToken cancellationToken)
    {
        try
        {
            await migrator.EnsureAsync(shell.Name, cancellationToken);
            return await SetAsync(shell.Name, TenantState.Running, null, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return await SetAsync(shell.Name, TenantState.Invalid, exception.Message, cancellationToken);
        }
    }

    private Task<Result<ShellSettings>> SetAsync(string name, TenantState state, string? reason, CancellationToken cancellationToken) =>
        registry.ChangeAsync(name, s => s with { State = state, StateReason = reason }, cancellationToken);
}
