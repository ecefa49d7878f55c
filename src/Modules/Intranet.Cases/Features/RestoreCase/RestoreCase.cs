using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>Puts a removed case back into the library.</summary>
internal sealed record RestoreCase(Guid Id, long? ExpectedRevision);

internal sealed class RestoreCaseHandler(CaseDesk desk)
{
    public async Task<Result<Case>> HandleAsync(RestoreCase command, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeAsync(command.Id, (access, c) => access.MayEdit(c), command.ExpectedRevision, cancellationToken);
        if (!taken.Succeeded)
        {
            return taken;
        }

        return taken.Value.Restore(desk.Db.UtcNow) is { } problem
            ? problem
            : await desk.SaveAsync(taken.Value, CaseEvents.Restored, null, cancellationToken);
    }
}
