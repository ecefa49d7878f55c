using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>Ends a colleague's part in the writing. The author may remove anybody, a co-author only themselves.</summary>
internal sealed record RemoveCoAuthor(Guid Id, long? ExpectedRevision, Guid UserId);

internal sealed class RemoveCoAuthorHandler(CaseDesk desk)
{
    public async Task<Result<Case>> HandleAsync(RemoveCoAuthor command, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeAsync(
            command.Id,
            (access, c) => access.Owns(c) || (c.IsWrittenBy(access.Actor) && command.UserId == access.Actor.UserId),
            command.ExpectedRevision,
            cancellationToken);
        if (!taken.Succeeded)
        {
            return taken;
        }

        return taken.Value.RemoveCoAuthor(command.UserId, desk.Db.UtcNow)
            ? await desk.SaveAsync(taken.Value, CaseEvents.CoAuthorRemoved, new { person = command.UserId }, cancellationToken)
            : taken.Value;
    }
}
