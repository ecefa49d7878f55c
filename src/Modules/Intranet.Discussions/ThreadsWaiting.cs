using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui.Content;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions;

/// <summary>What waits for an answer of the person: questions put to them, and replies to what they wrote.</summary>
internal sealed class ThreadsWaiting(
    IStores stores, SubjectDirectory subjects, ReaderLabels labels, ICurrentUser user, IHttpContextAccessor http, IStringLocalizer<Texts> texts, TimeProvider clock) : IWaitingItems
{
    private const int QuoteLength = 160;
    private static readonly TimeSpan ReplyPeriod = TimeSpan.FromDays(30);

    public string FeatureId => "Intranet.Discussions";

    public async Task<IReadOnlyList<WaitingItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var items = new List<WaitingItem>();
        foreach (var scope in subjects.Scopes)
        {
            items.AddRange(await QuestionsAsync(scope, limit, cancellationToken));
            items.AddRange(await RepliesAsync(scope, limit, cancellationToken));
        }

        return [.. items.OrderByDescending(i => i.AtUtc).Take(limit)];
    }

    private async Task<IEnumerable<WaitingItem>> QuestionsAsync(Scope scope, int limit, CancellationToken cancellationToken)
    {
        var db = stores.Open(scope);
        var held = await labels.GetAsync(scope, cancellationToken);
        var (tenant, me) = (user.Actor.Tenant, user.Actor.UserId);
        var found = await db.Set<Thread>().AsNoTracking()
            .Where(t => t.SubjectOwner!.UserId == me && t.SubjectOwner.Tenant == tenant && !t.IsDeleted && !t.IsClosed && t.AcceptedReplyId == null)
            .Where(t => held.Contains(t.AccessLabel) && !(t.Author.UserId == me && t.Author.Tenant == tenant))
            .Where(t => !db.Set<Reply>().Any(r => r.ThreadId == t.Id && !r.IsDeleted && r.Author.UserId == me && r.Author.Tenant == tenant))
            .OrderByDescending(t => t.CreatedUtc).Take(limit)
            .Select(t => new { t.Id, t.Title, t.SubjectTitle, AuthorName = t.Author.Name, AuthorOrganisation = t.Author.Organisation, t.CreatedUtc })
            .ToListAsync(cancellationToken);
        return found.Select(t => new WaitingItem(
            texts["Waiting.Question", t.AuthorOrganisation, t.SubjectTitle], Address(scope, t.Id), texts["Answer"], [texts["Waiting.QuestionFrom", t.AuthorName]], t.Title, t.CreatedUtc));
    }

    private async Task<IEnumerable<WaitingItem>> RepliesAsync(Scope scope, int limit, CancellationToken cancellationToken)
    {
        var db = stores.Open(scope);
        var held = await labels.GetAsync(scope, cancellationToken);
        var (tenant, me) = (user.Actor.Tenant, user.Actor.UserId);
        var since = clock.GetUtcNow().UtcDateTime - ReplyPeriod;
        var mine = db.Set<Reply>().Where(r => !r.IsDeleted && r.Author.UserId == me && r.Author.Tenant == tenant);
        var found = await (
            from thread in db.Set<Thread>().AsNoTracking()
            where thread.Author.UserId == me && thread.Author.Tenant == tenant && !thread.IsDeleted && !thread.IsClosed
            where thread.LastActivityUtc > since && held.Contains(thread.AccessLabel)
            from reply in db.Set<Reply>()
            where reply.ThreadId == thread.Id && !reply.IsDeleted && reply.CreatedUtc > since && !(reply.Author.UserId == me && reply.Author.Tenant == tenant)
            where !mine.Any(m => m.ThreadId == thread.Id && m.CreatedUtc > reply.CreatedUtc)
            where thread.AcceptedUtc == null || reply.CreatedUtc > thread.AcceptedUtc
            orderby reply.CreatedUtc descending
            select new { thread.Id, thread.Title, ReplyId = reply.Id, reply.Body, AuthorName = reply.Author.Name, AuthorOrganisation = reply.Author.Organisation, reply.CreatedUtc })
            .Take(limit * 4).ToListAsync(cancellationToken);
        return found.DistinctBy(r => r.Id).Take(limit).Select(r => new WaitingItem(
            texts["Waiting.Reply", r.AuthorName, r.Title], $"{Address(scope, r.Id)}#reply-{r.ReplyId:N}", texts["Waiting.Read"],
            [r.AuthorOrganisation], MarkdownRenderer.ToPlainText(r.Body, QuoteLength), r.CreatedUtc));
    }

    private string Address(Scope scope, Guid id) => SiteLinks.In(http.HttpContext?.Request.PathBase.Value ?? "", scope, $"threads/{id}");
}
