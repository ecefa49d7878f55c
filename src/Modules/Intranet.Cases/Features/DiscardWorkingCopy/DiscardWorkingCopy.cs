using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>Throws away what was written since the newest version.</summary>
internal sealed record DiscardWorkingCopy(Guid Id, long? ExpectedRevision);

internal sealed class DiscardWorkingCopyHandler(CaseDesk desk)
{
    public async Task<Result<Case>> HandleAsync(DiscardWorkingCopy command, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeAsync(command.Id, (access, c) => access.MayEdit(c), command.ExpectedRevision, cancellationToken);
        if (!taken.Succeeded)
        {
            return taken;
        }

        return taken.Value.DiscardWorking(desk.Db.UtcNow) is { } problem
            ? problem
            : await desk.SaveAsync(taken.Value, CaseEvents.WorkingDiscarded, null, cancellationToken);
    }
}
