using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>Deletes a draft for good, or takes a published case out of the library, from where it can be put back.</summary>
internal sealed record DeleteCase(Guid Id, long? ExpectedRevision);

/// <summary>What became of a deleted case.</summary>
internal enum Deletion
{
    /// <summary>It was a draft and is gone.</summary>
    Gone,

    /// <summary>It was published and can be put back.</summary>
    Removed,
}

internal sealed class DeleteCaseHandler(CaseDesk desk)
{
    public async Task<Result<Deletion>> HandleAsync(DeleteCase command, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeAsync(
            command.Id, (access, c) => c.Status == CaseStatus.Draft ? access.Owns(c) : access.MayEdit(c), command.ExpectedRevision, cancellationToken);
        if (!taken.Succeeded)
        {
            return Result<Deletion>.From(taken.Errors);
        }

        var deleted = taken.Value;
        if (deleted.Status == CaseStatus.Draft)
        {
            desk.Db.Remove(deleted);
            var gone = await desk.SaveAsync(deleted, CaseEvents.DraftDeleted, null, cancellationToken);
            return gone.Succeeded ? Deletion.Gone : Result<Deletion>.From(gone.Errors);
        }

        if (deleted.Remove(desk.Db.UtcNow) is { } problem)
        {
            return problem;
        }

        var removed = await desk.SaveAsync(deleted, CaseEvents.Removed, null, cancellationToken);
        return removed.Succeeded ? Deletion.Removed : Result<Deletion>.From(removed.Errors);
    }
}
