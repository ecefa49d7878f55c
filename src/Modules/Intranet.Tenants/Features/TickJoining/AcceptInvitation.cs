using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Tenants.Features.TickJoining;

/// <summary>Says that the current organisation wants to join; the agreements begin.</summary>
public sealed record AcceptInvitation;

internal sealed class AcceptInvitationHandler(IStores stores, IShellRegistry registry, ITenantContext tenant, ICurrentUser user)
{
    public async Task<Result<Done>> HandleAsync(AcceptInvitation command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var shell = tenant.Shell;
        if (shell.IsDefault || shell.Stage != JoinStage.Invited)
        {
            return new NotFound();
        }

        var db = stores.Open(Scope.Own);
        db.Audit(user.Actor, "tenants.invitation-accepted.v1", TenantKey.Kind, TenantKey.Of(shell.Name));
        await db.SaveChangesAsync(cancellationToken);
        var changed = await registry.ChangeAsync(
            shell.Name, s => s.Stage == JoinStage.Invited ? s with { Stage = JoinStage.Agreement } : s, cancellationToken);
        return changed.Succeeded ? default(Done) : Result<Done>.From(changed.Errors);
    }
}
