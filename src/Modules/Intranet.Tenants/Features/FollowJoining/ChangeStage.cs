using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Joining;

namespace Intranet.Tenants.Features.FollowJoining;

/// <summary>Moves an organisation to a stage on its way into the network. It is opened only when its checklist is done.</summary>
/// <param name="Name">The tenant's key.</param>
/// <param name="Stage">Where to.</param>
public sealed record ChangeStage(string Name, JoinStage Stage);

internal sealed class ChangeStageHandler(IShellHost shells, IShellRegistry registry, IStores stores, ICurrentUser user)
{
    public async Task<Result<ShellSettings>> HandleAsync(ChangeStage command, CancellationToken cancellationToken)
    {
        if (shells.Find(command.Name) is not { IsDefault: false } before)
        {
            return new NotFound();
        }

        var left = JoinChecklist.All.Count - before.JoinStepsDone;
        if (command.Stage == JoinStage.Open && before.Stage != JoinStage.Open && left > 0)
        {
            return new JoiningNotDone(left) { Field = nameof(command.Stage) };
        }

        var changed = await registry.ChangeAsync(before.Name, s => s with { Stage = command.Stage }, cancellationToken);
        if (!changed.Succeeded)
        {
            return changed;
        }

        var db = stores.Open(Scope.Network);
        db.Audit(
            user.IsSignedIn ? user.Actor : null, "tenants.join-stage-changed.v1", TenantKey.Kind, TenantKey.Of(before.Name),
            new { before.Name, from = before.Stage.ToString(), to = command.Stage.ToString() });
        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }
}
