using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions.Features.EditReply;

internal sealed record EditReply(Scope Scope, Guid ThreadId, Guid ReplyId, int? ExpectedEdition, string? Body);

internal sealed class EditReplyHandler(ThreadFinder finder, ThreadRights rights, ICurrentUser user, ISharingGuard guard)
{
    public async Task<Result<Reply>> HandleAsync(EditReply command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.ThreadId, cancellationToken) is not { } found
            || await found.Replies.SingleOrDefaultAsync(r => r.Id == command.ReplyId && !r.IsDeleted, cancellationToken) is not { } reply)
        {
            return new NotFound();
        }

        if (!rights.MayEdit(found, reply.Author))
        {
            return new NotAllowed();
        }

        var text = ReplyText.Check(command.Scope, guard, command.Body);
        if (text.Errors.Count > 0)
        {
            return text.Errors;
        }

        if (command.ExpectedEdition is { } expected && expected != reply.Edition)
        {
            return new StaleRevision();
        }

        var db = found.Db;
        reply.Edit(text.Body, db.UtcNow);
        db.Touch(found.Thread);
        db.Audit(user.Actor, "discussions.reply-edited.v1", Thread.ContentKind, command.ThreadId, new { command.ReplyId });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new StaleRevision();
        }

        return reply;
    }
}
