using Intranet.Abstractions;
using Intranet.Discussions.Features.AcceptAnswer;
using Intranet.Discussions.Features.CloseThread;
using Intranet.Discussions.Features.DeleteReply;
using Intranet.Discussions.Features.DeleteThread;
using Intranet.Discussions.Features.ReplyToThread;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.ShowThread;

/// <summary>A thread with its replies, and everything that is done to them.</summary>
[ForGuests]
internal sealed class ShowThreadPage(ThreadFinder finder, ThreadRights rights, SimilarThings similar, IStringLocalizer<Texts> texts) : IntranetPage
{
    public const int PageSize = 50;
    private const string Community = "community";

    public FoundThread Found { get; private set; } = null!;

    public ThreadRights Rights => rights;

    /// <summary>The reply that helped; null where there is none or it may not be read.</summary>
    public Reply? Accepted { get; private set; }

    /// <summary>The other replies in the order in which they came.</summary>
    public PagedList<Reply> Replies { get; private set; } = null!;

    public IReadOnlyList<SimilarItem> SimilarThreads { get; private set; } = [];

    public IReadOnlyList<SimilarItem> SimilarCases { get; private set; } = [];

    [BindProperty]
    public ReplyInput Input { get; set; } = new();

    public string Title => Found.ShowsText ? Found.Thread.Title : texts["Withdrawn.Title"];

    public string SubjectLink => Found.Subject.Subject.Kind == SiteSubject.SubjectKind ? SiteLink(Found.Subject.Path) : Link(Found.Subject.Path);

    public string RepliesHeading => ShownReplies == 0 ? texts["Replies.None"] : texts.Counted("Replies", ShownReplies);

    public string ReplyButton => texts[Found.Subject.Subject.Kind == Community ? "ReplyIn" : "ReplyFor", Found.Subject.Audience];

    private int ShownReplies => Found.OnlyFrom is null ? Found.Thread.ReplyCount : Replies.Total + (Accepted is null ? 0 : 1);

    public ThreadRow Row
    {
        get
        {
            var t = Found.Thread;
            return new ThreadRow(
                Scope, t.Id, t.Kind, t.Title, t.SubjectKind, t.SubjectId, t.SubjectTitle, t.Author.Name, t.Author.Organisation,
                t.CreatedUtc, t.LastActivityUtc, t.ReplyCount, t.AcceptedReplyId is not null, t.IsClosed, t.ValidUntilUtc);
        }
    }

    public string? PersonLink(Actor person) => person.Tenant == Shell.Name ? SiteLink($"people/{person.UserId}") : null;

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, number, cancellationToken))
        {
            return Page();
        }

        return await finder.FindRemovedAsync(Scope, id, cancellationToken) is null ? NotFound() : Redirect(Link($"threads/{id}/removed"));
    }

    public async Task<IActionResult> OnPostReplyAsync(Guid id, [FromServices] ReplyToThreadHandler reply, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return await AgainAsync(id, [], cancellationToken);
        }

        var result = await reply.HandleAsync(new ReplyToThread.ReplyToThread(Scope, id, Input.Body), cancellationToken);
        return result.Succeeded
            ? Done(await AddressOfAsync(id, result.Value, cancellationToken), texts["Said.Replied"])
            : await AgainAsync(id, result.Errors, cancellationToken);
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid id, Guid replyId, [FromServices] AcceptAnswerHandler accept, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await accept.HandleAsync(new AcceptAnswer.AcceptAnswer(Scope, id, replyId), cancellationToken), "Said.Accepted", cancellationToken);

    public async Task<IActionResult> OnPostUnacceptAsync(Guid id, [FromServices] AcceptAnswerHandler accept, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await accept.HandleAsync(new AcceptAnswer.AcceptAnswer(Scope, id, ReplyId: null), cancellationToken), "Said.Unaccepted", cancellationToken);

    public async Task<IActionResult> OnPostCloseAsync(Guid id, [FromServices] CloseThreadHandler close, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await close.HandleAsync(new CloseThread.CloseThread(Scope, id, Closed: true), cancellationToken), "Said.Closed", cancellationToken);

    public async Task<IActionResult> OnPostReopenAsync(Guid id, [FromServices] CloseThreadHandler close, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await close.HandleAsync(new CloseThread.CloseThread(Scope, id, Closed: false), cancellationToken), "Said.Reopened", cancellationToken);

    public async Task<IActionResult> OnPostDeleteReplyAsync(Guid id, Guid replyId, [FromServices] DeleteReplyHandler delete, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await delete.HandleAsync(new DeleteReply.DeleteReply(Scope, id, replyId), cancellationToken), "Said.ReplyRemoved", cancellationToken);

    public async Task<IActionResult> OnPostRestoreReplyAsync(Guid id, Guid replyId, [FromServices] RestoreReplyHandler restore, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await restore.HandleAsync(new RestoreReply(Scope, id, replyId), cancellationToken), "Said.ReplyRestored", cancellationToken);

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, [FromServices] DeleteThreadHandler delete, CancellationToken cancellationToken)
    {
        var result = await delete.HandleAsync(new DeleteThread.DeleteThread(Scope, id), cancellationToken);
        return result.Succeeded ? Done(Link($"threads/{id}/removed")) : await AgainAsync(id, result.Errors, cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync<T>(Guid id, Result<T> result, string said, CancellationToken cancellationToken) =>
        result.Succeeded ? Done(Link($"threads/{id}"), texts[said]) : await AgainAsync(id, result.Errors, cancellationToken);

    /// <summary>The page again, with what was typed and what was wrong with it.</summary>
    private async Task<IActionResult> AgainAsync(Guid id, IReadOnlyList<Error> errors, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, number: null, cancellationToken))
        {
            return NotFound();
        }

        if (errors.Count > 0)
        {
            return Fail(errors);
        }

        Response.StatusCode = 400;
        return Page();
    }

    private async Task<string> AddressOfAsync(Guid id, Reply reply, CancellationToken cancellationToken)
    {
        var found = await finder.FindAsync(Scope, id, cancellationToken);
        var count = found is null ? 0 : await Others(found).CountAsync(cancellationToken);
        var last = Math.Max(1, (count + PageSize - 1) / PageSize);
        return Link($"threads/{id}{(last > 1 ? $"?page={last}" : "")}#reply-{reply.Id:N}");
    }

    private async Task<bool> LoadAsync(Guid id, int? number, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(Scope, id, cancellationToken) is not { } found)
        {
            return false;
        }

        Found = found;
        var page = new PageRequest(number, PageSize);
        var accepted = found.Thread.AcceptedReplyId;
        Accepted = accepted is null ? null : await found.Replies.AsNoTracking().SingleOrDefaultAsync(r => r.Id == accepted && !r.IsDeleted, cancellationToken);
        var total = await Others(found).CountAsync(cancellationToken);
        var replies = await Others(found).OrderBy(r => r.CreatedUtc).ThenBy(r => r.Id).Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellationToken);
        Replies = new PagedList<Reply>(replies, page.Page, page.PageSize, total);
        if (found.ShowsText)
        {
            (SimilarThreads, SimilarCases) = await similar.ToThreadAsync(found.Thread, Request.PathBase, cancellationToken);
        }

        return true;
    }

    private static IQueryable<Reply> Others(FoundThread found)
    {
        var accepted = found.Thread.AcceptedReplyId;
        return found.Replies.AsNoTracking().Where(r => r.Id != accepted);
    }
}

/// <summary>What people fill in below a thread.</summary>
public sealed class ReplyInput
{
    /// <summary>Markdown.</summary>
    public string? Body { get; set; }
}
