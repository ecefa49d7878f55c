using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions.Api;

/// <summary>Threads as the API shows them.</summary>
internal sealed class ThreadAnswers(ThreadFinder finder)
{
    /// <summary>Replies of a page where the caller does not say.</summary>
    private const int DefaultPageSize = 100;

    /// <summary>The thread, or 404.</summary>
    public async Task<IResult> GetAsync(HttpContext context, Guid id, int? page, int? pageSize, CancellationToken cancellationToken) =>
        await FindAsync(context.GetScope(), id, new PageRequest(page, pageSize ?? DefaultPageSize), cancellationToken) is { } found
            ? ApiResults.OkWithRevision(context, found.Body, found.Revision)
            : ApiResults.Problem(context, [new NotFound()]);

    /// <summary>201 with the thread and where it lies.</summary>
    public async Task<IResult> CreatedAsync(HttpContext context, Guid id, CancellationToken cancellationToken)
    {
        var found = await FindAsync(context.GetScope(), id, new PageRequest(1, DefaultPageSize), cancellationToken);
        return found is null
            ? ApiResults.Problem(context, [new NotFound()])
            : ApiResults.CreatedWithRevision(context, AddressOf(context, id), found.Body, found.Revision);
    }

    public static string AddressOf(HttpContext context, Guid id) =>
        SiteLinks.In($"{context.Request.PathBase}/api/v1", context.GetScope(), $"threads/{id}");

    public static ReplyBody Describe(Reply reply, Guid? accepted) => new(
        reply.Id, AuthorBody.Of(reply.Author), reply.IsDeleted ? null : reply.Body, reply.CreatedUtc, reply.EditedUtc, reply.IsDeleted, reply.Id == accepted);

    public static ThreadSummary Describe(ThreadRow row) => new(
        row.Id, row.Kind, row.Title, new SubjectBody(row.SubjectKind, row.SubjectId, row.SubjectTitle), row.AuthorName, row.AuthorOrganisation,
        row.CreatedUtc, row.LastActivityUtc, row.ReplyCount, row.IsAnswered, row.IsClosed, row.ValidUntilUtc);

    private async Task<Shown?> FindAsync(Scope scope, Guid id, PageRequest page, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(scope, id, cancellationToken) is not { } found)
        {
            return null;
        }

        var thread = found.Thread;
        var replies = await found.Replies.AsNoTracking().OrderBy(r => r.CreatedUtc).ThenBy(r => r.Id).Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellationToken);
        var body = new ThreadBody(
            thread.Id, thread.Kind, found.ShowsText ? thread.Title : null, found.ShowsText ? thread.Body : null,
            new SubjectBody(thread.SubjectKind, thread.SubjectId, found.Subject.Title), found.ShowsText ? AuthorBody.Of(thread.Author) : null,
            thread.CreatedUtc, thread.EditedUtc, thread.LastActivityUtc,
            found.OnlyFrom is null ? thread.ReplyCount : await found.Replies.CountAsync(r => !r.IsDeleted, cancellationToken), thread.AcceptedReplyId, thread.IsClosed, thread.ValidUntilUtc,
            [.. replies.Select(r => Describe(r, thread.AcceptedReplyId))]);
        return new Shown(body, thread.Revision);
    }

    private sealed record Shown(ThreadBody Body, long Revision);
}
