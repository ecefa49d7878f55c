using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>Stops showing a shared case to other organisations, at once.</summary>
internal sealed record WithdrawCase(Guid Id, long? ExpectedRevision, string? Reason);

internal sealed class WithdrawCaseHandler(CaseDesk desk, NetworkCopies copies)
{
    public async Task<Result<Case>> HandleAsync(WithdrawCase command, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeAsync(command.Id, (access, c) => access.MayDecide(c), command.ExpectedRevision, cancellationToken);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var guard = new InputGuard();
        var reason = guard.Optional(nameof(command.Reason), command.Reason, CaseLimits.Message);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        var withdrawn = taken.Value;
        var version = withdrawn.SharedVersion;
        if (withdrawn.Withdraw(desk.Actor, reason, desk.Db.UtcNow) is { } problem)
        {
            return problem;
        }

        var saved = await desk.SaveAsync(withdrawn, CaseEvents.Withdrawn, new { version, reason }, cancellationToken);
        if (saved.Succeeded)
        {
            await copies.TryBringAsync(desk.Actor.Tenant, withdrawn.Id);
        }

        return saved;
    }
}
