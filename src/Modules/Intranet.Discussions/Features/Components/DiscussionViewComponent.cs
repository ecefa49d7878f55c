using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions.Features.Components;

/// <summary>The questions about a subject such as a case, with their answers in full, and a form to ask another.</summary>
public sealed class DiscussionViewComponent : ThreadComponent
{
    private const int MostThreads = 50;
    private const int MostReplies = 5;

    public async Task<IViewComponentResult> InvokeAsync(string subjectKind, Guid subjectId, Scope scope)
    {
        var subject = await Get<SubjectDirectory>().FindAsync(scope, new SubjectRef(subjectKind, subjectId), Aborted);
        if (subject is null)
        {
            return Nothing();
        }

        var found = await ThreadsAsync(Get<IStores>().Open(scope), scope, subject);
        var form = Get<ThreadRights>().MayPost(scope, subject) ? Link(scope, $"threads/new?subject={SubjectAddress.FormatSubject(subject.Subject)}") : null;
        return Show("Discussion", new DiscussionModel(subject, found, form));
    }

    private async Task<List<DiscussedThread>> ThreadsAsync(IntranetDbContext db, Scope scope, SubjectInfo subject)
    {
        var onlyFrom = subject.IsWithdrawn ? Get<ICurrentUser>().Actor.Tenant : null;
        var threads = await db.Set<Thread>().AsNoTracking()
            .Where(t => t.SubjectKind == subject.Subject.Kind && t.SubjectId == subject.Subject.Id && !t.IsDeleted)
            .Where(t => onlyFrom == null || t.Author.Tenant == onlyFrom || db.Set<Reply>().Any(r => r.ThreadId == t.Id && !r.IsDeleted && r.Author.Tenant == onlyFrom))
            .OrderByDescending(t => t.LastActivityUtc).Take(MostThreads).ToListAsync(Aborted);
        var byThread = (await RepliesAsync(db, threads, onlyFrom)).ToLookup(r => r.ThreadId);
        return
        [
            .. threads.Select(t => new DiscussedThread(
                t,
                Link(scope, $"threads/{t.Id}"),
                ShowsText: onlyFrom is null || t.Author.Tenant == onlyFrom,
                byThread[t.Id].FirstOrDefault(r => r.Id == t.AcceptedReplyId),
                [.. byThread[t.Id].Where(r => r.Id != t.AcceptedReplyId).Take(MostReplies)])),
        ];
    }

    /// <summary>The first replies of each thread, and the one that helped wherever it stands.</summary>
    private async Task<List<Reply>> RepliesAsync(IntranetDbContext db, List<Thread> threads, string? onlyFrom)
    {
        var ids = threads.Select(t => t.Id).ToList();
        var accepted = threads.Select(t => t.AcceptedReplyId).OfType<Guid>().ToList();
        var readable = db.Set<Reply>().AsNoTracking().Where(r => !r.IsDeleted && (onlyFrom == null || r.Author.Tenant == onlyFrom));
        var first = await db.Set<Thread>().Where(t => ids.Contains(t.Id))
            .SelectMany(t => readable.Where(r => r.ThreadId == t.Id).OrderBy(r => r.CreatedUtc).ThenBy(r => r.Id).Take(MostReplies + 1))
            .ToListAsync(Aborted);
        var helped = await readable.Where(r => accepted.Contains(r.Id)).ToListAsync(Aborted);
        return [.. first.Concat(helped).DistinctBy(r => r.Id).OrderBy(r => r.CreatedUtc).ThenBy(r => r.Id)];
    }
}

/// <param name="Subject">What is discussed.</param>
/// <param name="Threads">The latest threads.</param>
/// <param name="FormAddress">Where the form is sent; null for who may not post.</param>
internal sealed record DiscussionModel(SubjectInfo Subject, IReadOnlyList<DiscussedThread> Threads, string? FormAddress);

/// <param name="Thread">The thread.</param>
/// <param name="Address">Its own page.</param>
/// <param name="ShowsText">False where the subject was withdrawn and the words are another organisation's.</param>
/// <param name="Accepted">The reply that helped; null while there is none.</param>
/// <param name="Replies">The first of the others.</param>
internal sealed record DiscussedThread(Thread Thread, string Address, bool ShowsText, Reply? Accepted, IReadOnlyList<Reply> Replies)
{
    /// <summary>Replies that are only on the thread's own page.</summary>
    public int More => Math.Max(0, Thread.ReplyCount - Replies.Count - (Accepted is null ? 0 : 1));
}
