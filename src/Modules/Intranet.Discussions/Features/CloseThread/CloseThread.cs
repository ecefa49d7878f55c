using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Discussions.Features.CloseThread;

/// <param name="Scope">Where the thread lies.</param>
/// <param name="Id">The thread.</param>
/// <param name="Closed">True to take no more replies, false to take them again.</param>
internal sealed record CloseThread(Scope Scope, Guid Id, bool Closed);

internal sealed class CloseThreadHandler(ThreadFinder finder, ThreadRights rights, ICurrentUser user)
{
    public async Task<Result<Thread>> HandleAsync(CloseThread command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        if (!rights.MayLead(found))
        {
            return new NotAllowed();
        }

        found.Db.Audit(user.Actor, command.Closed ? "discussions.thread-closed.v1" : "discussions.thread-opened.v1", Thread.ContentKind, command.Id);
        await found.Db.SaveThreadAsync(found.Thread, thread => thread.Close(command.Closed), cancellationToken);
        return found.Thread;
    }
}
