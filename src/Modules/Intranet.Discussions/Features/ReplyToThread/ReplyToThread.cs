using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Discussions.Features.ReplyToThread;

internal sealed record ReplyToThread(Scope Scope, Guid ThreadId, string? Body);

internal sealed class ReplyToThreadHandler(ThreadFinder finder, ThreadRights rights, ICurrentUser user, ISharingGuard guard)
{
    public async Task<Result<Reply>> HandleAsync(ReplyToThread command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.ThreadId, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        if (!rights.MayPost(command.Scope, found.Subject))
        {
            return new NotAllowed();
        }

        if (found.Thread.IsClosed)
        {
            return new ThreadIsClosed();
        }

        var text = ReplyText.Check(command.Scope, guard, command.Body);
        if (text.Errors.Count > 0)
        {
            return text.Errors;
        }

        var db = found.Db;
        var reply = Reply.Write(Guid.CreateVersion7(), command.ThreadId, text.Body, user.Actor, db.UtcNow);
        db.Add(reply);
        db.Audit(user.Actor, "discussions.reply-written.v1", Thread.ContentKind, command.ThreadId, new { ReplyId = reply.Id });
        var isSaved = await db.TrySaveThreadAsync(found.Thread, thread => ValueTask.FromResult(Take(thread, reply)), cancellationToken);
        return isSaved ? reply : found.Thread.IsDeleted ? new NotFound() : new ThreadIsClosed();
    }

    /// <summary>Counts the reply, unless the thread was closed or removed while it was on its way.</summary>
    private static bool Take(Thread thread, Reply reply)
    {
        if (thread.IsClosed || thread.IsDeleted)
        {
            return false;
        }

        thread.CountReply(reply.CreatedUtc);
        return true;
    }
}
