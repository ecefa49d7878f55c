using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions;

/// <summary>A thread that the current person may see, with the subject that decides about it.</summary>
/// <param name="Scope">Where it lies.</param>
/// <param name="Db">Store it lies in.</param>
/// <param name="Thread">The thread, tracked.</param>
/// <param name="Subject">What it hangs on.</param>
/// <param name="OnlyFrom">Tenant whose words alone may be read, where the subject was withdrawn; null where everything may.</param>
internal sealed record FoundThread(Scope Scope, IntranetDbContext Db, Thread Thread, SubjectInfo Subject, string? OnlyFrom)
{
    /// <summary>True when title and text of the thread may be read.</summary>
    public bool ShowsText => OnlyFrom is null || OnlyFrom == Thread.Author.Tenant;

    /// <summary>The replies that may be read, removed ones included.</summary>
    public IQueryable<Reply> Replies => OnlyFrom is null
        ? Db.Set<Reply>().Where(r => r.ThreadId == Thread.Id)
        : Db.Set<Reply>().Where(r => r.ThreadId == Thread.Id && r.Author.Tenant == OnlyFrom);
}

/// <summary>Finds threads for the current person. What hangs on a subject that may not be seen does not exist.</summary>
internal sealed class ThreadFinder(IStores stores, SubjectDirectory subjects, ICurrentUser user, ThreadRights rights)
{
    /// <summary>A thread that is not removed.</summary>
    public async Task<FoundThread?> FindAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        await FindAnyAsync(scope, id, cancellationToken) is { Thread.IsDeleted: false } found ? found : null;

    /// <summary>A thread that was removed and that the person may still put back.</summary>
    public async Task<FoundThread?> FindRemovedAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        await FindAnyAsync(scope, id, cancellationToken) is { Thread.IsDeleted: true } found && rights.MayRestore(found) ? found : null;

    private async Task<FoundThread?> FindAnyAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var db = stores.Open(scope);
        var thread = await db.Set<Thread>().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (thread is null || await subjects.FindAsync(scope, thread.Subject, cancellationToken) is not { } subject)
        {
            return null;
        }

        var found = new FoundThread(scope, db, thread, subject, subject.IsWithdrawn ? user.Actor.Tenant : null);
        return found.ShowsText || await found.Replies.AnyAsync(cancellationToken) ? found : null;
    }
}
