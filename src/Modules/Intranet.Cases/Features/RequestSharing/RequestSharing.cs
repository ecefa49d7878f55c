using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>Asks those who may share to let all members read the newest version.</summary>
internal sealed record RequestSharing(Guid Id, long? ExpectedRevision, string? Message);

internal sealed class RequestSharingHandler(CaseDesk desk)
{
    public async Task<Result<Case>> HandleAsync(RequestSharing command, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeAsync(command.Id, (access, c) => access.MayEdit(c), command.ExpectedRevision, cancellationToken);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var guard = new InputGuard();
        var message = guard.Optional(nameof(command.Message), command.Message, CaseLimits.Message);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        return taken.Value.RequestSharing(desk.Actor, message, desk.Db.UtcNow) is { } problem
            ? problem
            : await desk.SaveAsync(taken.Value, CaseEvents.SharingRequested, new { version = taken.Value.PublishedVersion }, cancellationToken);
    }
}
