using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions.Features.DeleteReply;

internal sealed record DeleteReply(Scope Scope, Guid ThreadId, Guid ReplyId);

/// <summary>Removes a reply; its place remains. It can be put back for a day.</summary>
internal sealed class DeleteReplyHandler(ThreadFinder finder, ThreadRights rights, ICurrentUser user)
{
    public async Task<Result<Reply>> HandleAsync(DeleteReply command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.ThreadId, cancellationToken) is not { } found
            || await found.Replies.SingleOrDefaultAsync(r => r.Id == command.ReplyId && !r.IsDeleted, cancellationToken) is not { } reply)
        {
            return new NotFound();
        }

        if (!rights.MayDelete(found, reply.Author))
        {
            return new NotAllowed();
        }

        var (db, byModerator) = (found.Db, !reply.Author.Is(user.Actor));
        reply.Delete(byModerator, db.UtcNow);
        db.Audit(user.Actor, "discussions.reply-removed.v1", Thread.ContentKind, command.ThreadId, new { command.ReplyId, byModerator });
        try
        {
            await db.SaveThreadAsync(found.Thread, thread => thread.UncountReply(reply.Id), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new StaleRevision();
        }

        return reply;
    }
}
