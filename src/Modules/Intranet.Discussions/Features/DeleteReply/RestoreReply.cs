using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions.Features.DeleteReply;

internal sealed record RestoreReply(Scope Scope, Guid ThreadId, Guid ReplyId);

/// <summary>Puts a removed reply back.</summary>
internal sealed class RestoreReplyHandler(ThreadFinder finder, ThreadRights rights, ICurrentUser user)
{
    public async Task<Result<Reply>> HandleAsync(RestoreReply command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.ThreadId, cancellationToken) is not { } found
            || await found.Replies.SingleOrDefaultAsync(r => r.Id == command.ReplyId && r.IsDeleted, cancellationToken) is not { } reply)
        {
            return new NotFound();
        }

        if (!rights.MayRestore(found, reply))
        {
            return rights.MayDelete(found, reply.Author) ? new TooLateToUndo() : new NotAllowed();
        }

        reply.Restore();
        found.Db.Audit(user.Actor, "discussions.reply-restored.v1", Thread.ContentKind, command.ThreadId, new { command.ReplyId });
        try
        {
            await found.Db.SaveThreadAsync(found.Thread, thread => thread.CountReply(reply.CreatedUtc), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new StaleRevision();
        }

        return reply;
    }
}
