using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>Sends a request back to the author with what to mend.</summary>
internal sealed record ReturnSharing(Guid Id, long? ExpectedRevision, string? Message);

internal sealed class ReturnSharingHandler(CaseDesk desk)
{
    public async Task<Result<Case>> HandleAsync(ReturnSharing command, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeAsync(command.Id, (access, c) => access.MayDecide(c), command.ExpectedRevision, cancellationToken);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var guard = new InputGuard();
        var message = guard.Required(nameof(command.Message), command.Message, CaseLimits.Message);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        return taken.Value.ReturnSharing(desk.Actor, message, desk.Db.UtcNow) is { } problem
            ? problem
            : await desk.SaveAsync(taken.Value, CaseEvents.SharingReturned, null, cancellationToken);
    }
}
