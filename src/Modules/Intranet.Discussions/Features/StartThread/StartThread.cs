using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions.Features.StartThread;

/// <param name="Scope">Where the subject lies.</param>
/// <param name="Subject">What the thread is about.</param>
/// <param name="Kind">What the thread is for.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">Markdown; may be empty for a question.</param>
/// <param name="ValidUntilUtc">Until when an announcement matters; null is 30 days.</param>
/// <param name="Id">Id of the new thread, the same at each repeat of one wish; null for a new one.</param>
internal sealed record StartThread(
    Scope Scope, SubjectRef Subject, ThreadKind Kind, string? Title, string? Body, DateTime? ValidUntilUtc = null, Guid? Id = null);

internal sealed class StartThreadHandler(IStores stores, SubjectDirectory subjects, ThreadRights rights, ICurrentUser user, ISharingGuard guard)
{
    public async Task<Result<Thread>> HandleAsync(StartThread command, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(command.Scope, command.Subject, cancellationToken) is not { } subject)
        {
            return new NotFound();
        }

        if (!rights.MayPost(command.Scope, subject) || (command.Kind == ThreadKind.Announcement && !subject.MayModerate))
        {
            return new NotAllowed();
        }

        var db = stores.Open(command.Scope);
        var text = ThreadText.Check(command.Scope, guard, command.Kind, command.Title, command.Body, command.ValidUntilUtc, db.UtcNow);
        if (text.Errors.Count > 0)
        {
            return text.Errors;
        }

        var id = command.Id ?? Guid.CreateVersion7();
        if (command.Id is not null && await FindRepeatedAsync(db, id, cancellationToken) is { } before)
        {
            return before;
        }

        var thread = Thread.Start(id, command.Kind, text.Title, text.Body, ThreadSubject.Of(subject), user.Actor, db.UtcNow, text.ValidUntilUtc);
        db.Add(thread);
        db.Audit(user.Actor, "discussions.thread-started.v1", Thread.ContentKind, id, new { command.Kind, SubjectKind = subject.Subject.Kind, SubjectId = subject.Subject.Id });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (command.Id is not null)
        {
            // The same wish came twice at the same moment.
            db.ChangeTracker.Clear();
            if (await FindRepeatedAsync(db, id, cancellationToken) is { } twin)
            {
                return twin;
            }

            throw;
        }

        return thread;
    }

    private async Task<Thread?> FindRepeatedAsync(IntranetDbContext db, Guid id, CancellationToken cancellationToken) =>
        await db.Set<Thread>().SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is { } thread && thread.Author.Is(user.Actor) ? thread : null;
}
