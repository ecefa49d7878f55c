using System.Runtime.CompilerServices;
using System.Text;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui.Content;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions;

/// <summary>Threads with their replies as search finds them.</summary>
internal sealed class ThreadSearchSource(IStores stores) : ISearchSource
{
    private const string CommunityKind = "community";
    private const int MostReplies = 500;
    private const int MostCharacters = 1_000_000;

    public string Kind => Thread.ContentKind;

    public async Task<SearchDocument?> LoadAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await stores.OpenAsync(tenant, cancellationToken);
        var thread = await db.Set<Thread>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && !t.IsDeleted, cancellationToken);
        if (thread is null)
        {
            return null;
        }

        var replies = await db.Set<Reply>().AsNoTracking().Where(r => r.ThreadId == id && !r.IsDeleted)
            .OrderBy(r => r.Id == thread.AcceptedReplyId ? 0 : 1).ThenBy(r => r.CreatedUtc).Take(MostReplies)
            .Select(r => r.Body).ToListAsync(cancellationToken);
        return Describe(thread, replies);
    }

    public async IAsyncEnumerable<Guid> ListAsync(string tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await stores.OpenAsync(tenant, cancellationToken);
        await foreach (var id in db.Set<Thread>().Where(t => !t.IsDeleted).Select(t => t.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return id;
        }
    }

    private SearchDocument Describe(Thread thread, List<string> replies) => new()
    {
        Kind = Kind,
        Id = thread.Id,
        Revision = thread.Revision,
        Title = thread.Title,
        Body = PlainText(thread, replies),
        Path = $"threads/{thread.Id}",
        AccessLabel = thread.AccessLabel,
        Authority = thread.Author.Tenant,
        AuthorityTitle = thread.Author.Organisation,
        CommunityId = thread.SubjectKind == CommunityKind ? thread.SubjectId : null,
        CommunityTitle = thread.SubjectKind == CommunityKind ? thread.SubjectTitle : null,
        Author = thread.Author.Name,
        CreatedUtc = thread.CreatedUtc,
        UpdatedUtc = thread.LastActivityUtc,
        Quality = thread.AcceptedReplyId is not null ? 1 : Math.Min(0.5, thread.ReplyCount * 0.1),
        State = StateOf(thread),
    };

    private static string? StateOf(Thread thread) => thread.Kind switch
    {
        ThreadKind.Question when thread.AcceptedReplyId is not null => $"answered:{thread.ReplyCount}",
        ThreadKind.Question when thread.ReplyCount == 0 => "unanswered",
        ThreadKind.Question => $"question:{thread.ReplyCount}",
        _ when thread.ReplyCount > 0 => $"replies:{thread.ReplyCount}",
        _ => null,
    };

    private static string PlainText(Thread thread, List<string> replies)
    {
        var text = new StringBuilder(MarkdownRenderer.ToPlainText(thread.Body));
        foreach (var reply in replies.TakeWhile(_ => text.Length < MostCharacters))
        {
            text.Append('\n').Append(MarkdownRenderer.ToPlainText(reply));
        }

        return text.ToString();
    }
}
