using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Discussions.Features.DeleteThread;

internal sealed record DeleteThread(Scope Scope, Guid Id);

/// <summary>Removes a thread for everybody. It can be put back for a day.</summary>
internal sealed class DeleteThreadHandler(ThreadFinder finder, ThreadRights rights, ICurrentUser user)
{
    public async Task<Result<Thread>> HandleAsync(DeleteThread command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        if (!rights.MayDelete(found, found.Thread.Author))
        {
            return new NotAllowed();
        }

        var (db, byModerator) = (found.Db, !found.Thread.Author.Is(user.Actor));
        db.Audit(user.Actor, "discussions.thread-removed.v1", Thread.ContentKind, command.Id, new { byModerator });
        await db.SaveThreadAsync(found.Thread, thread => thread.Delete(byModerator, db.UtcNow), cancellationToken);
        return found.Thread;
    }
}
