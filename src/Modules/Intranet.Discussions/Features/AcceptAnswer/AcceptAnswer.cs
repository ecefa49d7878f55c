using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions.Features.AcceptAnswer;

/// <param name="Scope">Where the thread lies.</param>
/// <param name="ThreadId">A question.</param>
/// <param name="ReplyId">The reply that helped; null takes the mark away.</param>
/// <param name="ExpectedRevision">Revision that the person saw; null to take any.</param>
internal sealed record AcceptAnswer(Scope Scope, Guid ThreadId, Guid? ReplyId, long? ExpectedRevision = null);

internal sealed class AcceptAnswerHandler(ThreadFinder finder, ThreadRights rights, ICurrentUser user)
{
    public async Task<Result<Thread>> HandleAsync(AcceptAnswer command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.ThreadId, cancellationToken) is not { } found
            || !await StandsAsync(found, command.ReplyId, cancellationToken))
        {
            return new NotFound();
        }

        if (!rights.MayAccept(found))
        {
            return new NotAllowed();
        }

        if (command.ExpectedRevision is { } expected && expected != found.Thread.Revision)
        {
            return new StaleRevision();
        }

        var (db, by) = (found.Db, user.Actor);
        db.Audit(by, command.ReplyId is null ? "discussions.answer-unaccepted.v1" : "discussions.answer-accepted.v1", Thread.ContentKind, command.ThreadId, new { command.ReplyId });
        var isFirst = true;
        var isSaved = await db.TrySaveThreadAsync(
            found.Thread,
            async thread =>
            {
                // Where somebody was faster, it may be the reply that they removed.
                var isFit = isFirst || (command.ExpectedRevision is null && !thread.IsDeleted && await StandsAsync(found, command.ReplyId, cancellationToken));
                isFirst = false;
                if (isFit)
                {
                    Mark(thread, command.ReplyId, by.Name, db.UtcNow);
                }

                return isFit;
            },
            cancellationToken);
        return isSaved ? found.Thread : command.ExpectedRevision is null ? new NotFound() : new StaleRevision();
    }

    private static async Task<bool> StandsAsync(FoundThread found, Guid? replyId, CancellationToken cancellationToken) =>
        replyId is not { } id || await found.Replies.AnyAsync(r => r.Id == id && !r.IsDeleted, cancellationToken);

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
