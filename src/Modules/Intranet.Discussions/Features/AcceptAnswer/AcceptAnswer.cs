using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions.Features.AcceptAnswer;

/// <param name="Scope">Where the thread lies.</param>
/// <param name="ThreadId">A question.</param>
/// <param name="ReplyId">The reply that helped; null takes the mark away.</param>
internal sealed record AcceptAnswer(Scope Scope, Guid ThreadId, Guid? ReplyId);

internal sealed class AcceptAnswerHandler(ThreadFinder finder, ThreadRights rights, ICurrentUser user)
{
    public async Task<Result<Thread>> HandleAsync(AcceptAnswer command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.ThreadId, cancellationToken) is not { } found
            || (command.ReplyId is { } id && !await found.Replies.AnyAsync(r => r.Id == id && !r.IsDeleted, cancellationToken)))
        {
            return new NotFound();
        }

        if (!rights.MayAccept(found))
        {
            return new NotAllowed();
        }

        var (db, by) = (found.Db, user.Actor);
        db.Audit(by, command.ReplyId is null ? "discussions.answer-unaccepted.v1" : "discussions.answer-accepted.v1", Thread.ContentKind, command.ThreadId, new { command.ReplyId });
        await db.SaveThreadAsync(found.Thread, thread => Mark(thread, command.ReplyId, by.Name, db.UtcNow), cancellationToken);
        return found.Thread;
    }

    private static void Mark(Thread thread, Guid? replyId, string byName, DateTime nowUtc)
    {
        if (replyId is { } id)
        {
            thread.Accept(id, byName, nowUtc);
        }
        else
        {
            thread.Unaccept();
        }
    }
}
