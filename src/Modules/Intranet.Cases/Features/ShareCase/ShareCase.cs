using Intranet.Abstractions;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Features;

/// <summary>Lets all members read the newest version. A step of its own, with the privacy guard in its way.</summary>
internal sealed record ShareCase(Guid Id, long? ExpectedRevision, string? Reason);

internal sealed class ShareCaseHandler(CaseDesk desk, SharingCheck check, NetworkCopies copies)
{
    public async Task<Result<Case>> HandleAsync(ShareCase command, CancellationToken cancellationToken)
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

        var shared = taken.Value;
        var number = shared.PublishedVersion;
        var version = await desk.Db.Set<CaseVersion>().SingleAsync(v => v.CaseId == shared.Id && v.Number == number, cancellationToken);
        var findings = check.Errors(version.Content);
        if (findings.Count > 0)
        {
            return findings;
        }

        if (shared.Share(desk.Actor, reason, desk.Db.UtcNow) is { } problem)
        {
            return problem;
        }

        var saved = await desk.SaveAsync(shared, CaseEvents.Shared, new { version = number, reason }, cancellationToken);
        if (saved.Succeeded)
        {
            await copies.TryBringAsync(desk.Actor.Tenant, shared.Id);
        }

        return saved;
    }
}
