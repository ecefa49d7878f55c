using Intranet.Abstractions;
using Intranet.Ui.Content;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions;

/// <summary>What waits for an answer of the person: questions put to them, and replies to what they wrote.</summary>
internal sealed class ThreadsWaiting(HomeThreads threads, IHttpContextAccessor http, IStringLocalizer<Texts> texts) : IWaitingItems
{
    private const int QuoteLength = 160;

    public string FeatureId => "Intranet.Discussions";

    public async Task<IReadOnlyList<WaitingItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var found = await threads.GetAsync(cancellationToken);
        var replies = found.Of(HomeReason.RepliedToMe).OrderByDescending(t => t.Row.CreatedUtc).DistinctBy(t => t.Row.Id);
        return [.. found.Of(HomeReason.AskedOfMe).Select(Question).Concat(replies.Select(Reply)).OrderByDescending(i => i.AtUtc).Take(limit)];
    }

    private WaitingItem Question(HomeThread found) => new(
        texts["Waiting.Question", found.Row.AuthorOrganisation, found.Row.SubjectTitle], Address(found.Row), texts["Answer"],
        [texts["Waiting.QuestionFrom", found.Row.AuthorName]], found.Row.Title, found.Row.CreatedUtc);

    private WaitingItem Reply(HomeThread found) => new(
        texts["Waiting.Reply", found.Row.AuthorName, found.Row.Title], $"{Address(found.Row)}#reply-{found.ReplyId:N}", texts["Waiting.Read"],
        [found.Row.AuthorOrganisation], MarkdownRenderer.ToPlainText(found.Quote, QuoteLength), found.Row.CreatedUtc);

    private string Address(ThreadRow row) => SiteLinks.In(http.HttpContext?.Request.PathBase.Value ?? "", row.Scope, row.Path);
}
