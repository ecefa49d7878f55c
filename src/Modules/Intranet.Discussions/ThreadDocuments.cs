using System.Runtime.CompilerServices;
using System.Text;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions;

/// <summary>
/// Threads with their replies as Markdown: all of the own site's; in the network those that the organisation's people took part
/// in, with what they wrote themselves. What others wrote there is theirs, and only counted.
/// </summary>
internal sealed class ThreadDocuments(IStringLocalizer<Texts> texts) : IReadableContent
{
    public async IAsyncEnumerable<ReadableDocument> WriteAsync(
        IntranetDbContext db, Scope scope, string tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var threads = db.Set<Thread>().Where(t => !t.IsDeleted);
        if (scope == Scope.Network)
        {
            var answered = db.Set<Reply>().Where(r => r.Author.Tenant == tenant).Select(r => r.ThreadId);
            threads = threads.Where(t => t.Author.Tenant == tenant || answered.Contains(t.Id));
        }

        foreach (var id in await threads.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(cancellationToken))
        {
            var thread = await db.Set<Thread>().AsNoTracking().SingleAsync(t => t.Id == id, cancellationToken);
            var replies = await db.Set<Reply>().AsNoTracking().Where(r => r.ThreadId == id && !r.IsDeleted).OrderBy(r => r.CreatedUtc).ThenBy(r => r.Id).ToListAsync(cancellationToken);
            var only = scope == Scope.Network ? tenant : null;
            yield return new ReadableDocument("threads", id, TitleOf(thread, only), Write(thread, replies, only));
        }
    }

    /// <param name="thread">The thread.</param>
    /// <param name="replies">Its replies, oldest first.</param>
    /// <param name="only">Whose texts are written; null for everybody's.</param>
    private string Write(Thread thread, IReadOnlyList<Reply> replies, string? only)
    {
        var isOwn = only is null || thread.Author.Tenant == only;
        var text = FrontMatter.Begin(
            TitleOf(thread, only),
            ("id", thread.Id), ("kind", thread.Kind), ("about", only is null || IsShown(thread) ? thread.SubjectTitle : null), ("aboutKind", thread.SubjectKind), ("aboutId", thread.SubjectId),
            ("author", isOwn ? thread.Author.Name : null), ("organisation", thread.Author.Organisation), ("unit", isOwn ? thread.Author.Unit : null),
            ("created", thread.CreatedUtc), ("closed", thread.IsClosed), ("acceptedReply", thread.AcceptedReplyId));
        if (isOwn && thread.Body.Length > 0)
        {
            text.Append('\n').Append(thread.Body.Trim()).Append('\n');
        }

        foreach (var reply in replies.Where(r => only is null || r.Author.Tenant == only))
        {
            Add(text, thread, reply);
        }

        var others = only is null ? 0 : replies.Count(r => r.Author.Tenant != only);
        return (others == 0 ? text : text.Append('\n').Append(texts["Export.OthersReplies", others].Value).Append('\n')).ToString();
    }

    /// <summary>As on the site: what others asked about something that was withdrawn is not shown any more.</summary>
    private string TitleOf(Thread thread, string? only) =>
        only is null || thread.Author.Tenant == only || IsShown(thread) ? thread.Title : texts["Withdrawn.Title"].Value;

    /// <summary>True while the subject is there to be read by those who took part.</summary>
    private static bool IsShown(Thread thread) => thread.AccessLabel == AccessLabel.Open || thread.AccessLabel == AccessLabel.Community(thread.SubjectId);

    private void Add(StringBuilder text, Thread thread, Reply reply)
    {
        var helped = thread.AcceptedReplyId == reply.Id ? $" – {texts["Helped"].Value}" : "";
        text.Section($"{texts["Reply.By", reply.Author.Name].Value}, {reply.Author.Organisation}, {reply.CreatedUtc:yyyy-MM-dd}{helped}", reply.Body);
    }
}
