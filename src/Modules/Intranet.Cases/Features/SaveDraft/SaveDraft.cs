using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>Saves a draft, or the working copy of a published case; what is published stays as it is.</summary>
internal sealed record SaveDraft(Guid Id, long? ExpectedRevision, CaseInput Input);

internal sealed class SaveDraftHandler(CaseDesk desk)
{
    public async Task<Result<Case>> HandleAsync(SaveDraft command, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeAsync(command.Id, (access, c) => access.MayEdit(c), command.ExpectedRevision, cancellationToken);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var content = command.Input.Read();
        if (!content.Succeeded)
        {
            return Result<Case>.From(content.Errors);
        }

        if (taken.Value.Status == CaseStatus.Draft && await desk.MeanForAsync(taken.Value, command.Input.UnitId, cancellationToken) is { } audience)
        {
            return audience;
        }

        return taken.Value.Save(content.Value, desk.Db.UtcNow) is { } problem
            ? problem
            : await desk.SaveAsync(taken.Value, CaseEvents.DraftSaved, null, cancellationToken);
    }
}
