using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Discussions.Features.EditThread;

/// <param name="Scope">Where the thread lies.</param>
/// <param name="Id">The thread.</param>
/// <param name="ExpectedEdition">Edition that was read; null to overwrite whatever is there.</param>
/// <param name="Title">New title.</param>
/// <param name="Body">New text, Markdown.</param>
/// <param name="ValidUntilUtc">Until when an announcement matters; null is 30 days from now.</param>
internal sealed record EditThread(Scope Scope, Guid Id, int? ExpectedEdition, string? Title, string? Body, DateTime? ValidUntilUtc);

internal sealed class EditThreadHandler(ThreadFinder finder, ThreadRights rights, ICurrentUser user, ISharingGuard guard)
{
    public async Task<Result<Thread>> HandleAsync(EditThread command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        if (!rights.MayEdit(found, found.Thread.Author))
        {
            return new NotAllowed();
        }

        var (db, thread) = (found.Db, found.Thread);
        var text = ThreadText.Check(command.Scope, guard, thread.Kind, command.Title, command.Body, command.ValidUntilUtc, db.UtcNow);
        if (text.Errors.Count > 0)
        {
            return text.Errors;
        }

        var expected = command.ExpectedEdition ?? thread.Edition;
        if (expected != thread.Edition)
        {
            return new StaleRevision();
        }

        db.Audit(user.Actor, "discussions.thread-edited.v1", Thread.ContentKind, thread.Id);
        var isSaved = await db.TrySaveThreadAsync(
            thread,
            current =>
            {
                if (current.Edition != expected)
                {
                    return ValueTask.FromResult(false);
                }

                current.Edit(text.Title, text.Body, text.ValidUntilUtc, db.UtcNow);
                return ValueTask.FromResult(true);
            },
            cancellationToken);
        return isSaved ? thread : new StaleRevision();
    }
}
