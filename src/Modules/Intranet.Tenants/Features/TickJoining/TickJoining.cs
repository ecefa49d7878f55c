using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Joining;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Tenants.Features.TickJoining;

/// <summary>Ticks a step of the joining checklist of the current organisation, or takes the tick away.</summary>
/// <param name="Key">Key of the step.</param>
/// <param name="IsDone">True to tick.</param>
/// <param name="Reference">Where the decision or agreement is kept; null when not given.</param>
public sealed record TickJoining(string Key, bool IsDone, string? Reference);

internal sealed class TickJoiningHandler(IStores stores, IShellRegistry registry, ITenantContext tenant, ICurrentUser user)
{
    public async Task<Result<Done>> HandleAsync(TickJoining command, CancellationToken cancellationToken)
    {
        var shell = tenant.Shell;
        if (shell.IsDefault || JoinChecklist.All.FirstOrDefault(i => i.Key == command.Key) is not { } item)
        {
            return new NotFound();
        }

        if (shell.Stage == JoinStage.Invited)
        {
            return new JoiningNotAccepted();
        }

        var guard = new InputGuard();
        var reference = guard.Optional(nameof(command.Reference), command.Reference, JoinStep.LongestReference);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        var db = stores.Open(Scope.Own);
        await ChangeAsync(db, item, command.IsDone, reference, cancellationToken);
        db.Audit(
            user.Actor, command.IsDone ? "tenants.join-step-ticked.v1" : "tenants.join-step-unticked.v1", TenantKey.Kind, TenantKey.Of(shell.Name),
            new { step = item.Key, reference });
        await db.SaveChangesAsync(cancellationToken);

        var ticked = await db.Set<JoinStep>().Select(s => s.Key).ToListAsync(cancellationToken);
        var changed = await registry.ChangeAsync(
            shell.Name, s => s with { JoinStepsDone = ticked.Count, Stage = JoinChecklist.StageAfter(s.Stage, ticked) }, cancellationToken);
        return changed.Succeeded ? default(Done) : Result<Done>.From(changed.Errors);
    }

    private async Task ChangeAsync(IntranetDbContext db, JoinChecklistItem item, bool isDone, string? reference, CancellationToken cancellationToken)
    {
        var step = await db.Set<JoinStep>().SingleOrDefaultAsync(s => s.Key == item.Key, cancellationToken);
        if (!isDone)
        {
            if (step is not null)
            {
                db.Remove(step);
            }

            return;
        }

        if (step is null)
        {
            db.Add(new JoinStep { Key = item.Key, By = user.Actor with { }, AtUtc = db.UtcNow, Reference = reference });
            return;
        }

        step.By = user.Actor with { };
        step.AtUtc = db.UtcNow;
        step.Reference = reference;
    }
}
