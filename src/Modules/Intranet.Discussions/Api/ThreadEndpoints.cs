using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Discussions.Features.AcceptAnswer;
using Intranet.Discussions.Features.ReplyToThread;
using Intranet.Discussions.Features.StartThread;
using Intranet.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Intranet.Discussions.Api;

/// <summary>Threads as JSON, the same in both scopes and below every kind of subject.</summary>
internal static class ThreadEndpoints
{
    private const string Tag = "Discussions";

    private static readonly (string Collection, string Kind)[] Subjects = [("communities", "community"), ("cases", "case")];

    public static void MapThreads(this IEndpointRouteBuilder endpoints)
    {
        foreach (var scope in Enum.GetValues<Scope>())
        {
            var group = endpoints.MapScopedApi(scope);
            MapThread(group, scope);
            foreach (var (collection, kind) in Subjects)
            {
                MapSubject(group, scope, collection, kind);
            }
        }
    }

    private static void MapSubject(RouteGroupBuilder group, Scope scope, string collection, string kind)
    {
        group.MapGet($"/{collection}/{{id:guid}}/threads", (HttpContext context, Guid id, int? page, int? pageSize, SubjectDirectory subjects, ThreadLists lists, CancellationToken cancellationToken) =>
                ListAsync(context, new SubjectRef(kind, id), new PageRequest(page, pageSize), subjects, lists, cancellationToken))
            .WithTags(Tag).WithName($"List{kind}Threads{scope}").WithSummary($"Threads of a {kind}, the latest activity first.")
            .Produces<PagedList<ThreadSummary>>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost($"/{collection}/{{id:guid}}/threads", (HttpContext context, Guid id, NewThread body, StartThreadHandler handler, ThreadAnswers answers, CancellationToken cancellationToken) =>
                StartAsync(context, new SubjectRef(kind, id), body, handler, answers, cancellationToken))
            .WithTags(Tag).WithName($"Start{kind}Thread{scope}").WithSummary($"Starts a thread on a {kind}. Announcements are for its moderators.")
            .Produces<ThreadBody>(StatusCodes.Status201Created).ProducesRevision().ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static void MapThread(RouteGroupBuilder group, Scope scope)
    {
        group.MapGet("/threads/{id:guid}", (HttpContext context, Guid id, int? page, int? pageSize, ThreadAnswers answers, CancellationToken cancellationToken) =>
                answers.GetAsync(context, id, page, pageSize, cancellationToken))
            .WithTags(Tag).WithName($"GetThread{scope}").WithSummary("A thread with a page of its replies.")
            .Produces<ThreadBody>().ProducesRevision().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/threads/{id:guid}/replies", ReplyAsync).WithTags(Tag).WithName($"ReplyToThread{scope}").WithSummary("Replies in a thread.")
            .Produces<ReplyBody>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/threads/{id:guid}/accepted-answer", AcceptAsync).WithTags(Tag).WithName($"AcceptAnswer{scope}")
            .WithSummary("Says which reply helped; null takes the mark away. For who asked, and for moderators.")
            .Produces<ThreadBody>().ProducesRevision().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, SubjectRef subject, PageRequest page, SubjectDirectory subjects, ThreadLists lists, CancellationToken cancellationToken)
    {
        var scope = context.GetScope();
        if (await subjects.FindAsync(scope, subject, cancellationToken) is null)
        {
            return ApiResults.Problem(context, [new NotFound()]);
        }

        var list = await lists.PageAsync([scope], new ThreadQuery { Subject = subject }, page, cancellationToken);
        return Results.Ok(new PagedList<ThreadSummary>([.. list.Items.Select(ThreadAnswers.Describe)], list.Page, list.PageSize, list.Total));
    }

    private static async Task<IResult> StartAsync(
        HttpContext context, SubjectRef subject, NewThread body, StartThreadHandler handler, ThreadAnswers answers, CancellationToken cancellationToken)
    {
        if (ReadKind(body.Kind) is not { } kind)
        {
            return ApiResults.Problem(context, [new FieldInvalid(nameof(body.Kind))]);
        }

        var until = body.ValidUntilUtc is { } end ? StoredInstant.Cut(end) : (DateTime?)null;
        var result = await handler.HandleAsync(new StartThread(context.GetScope(), subject, kind, body.Title, body.Body, until), cancellationToken);
        return result.Succeeded ? await answers.CreatedAsync(context, result.Value.Id, cancellationToken) : ApiResults.Problem(context, result.Errors);
    }

    private static ThreadKind? ReadKind(string? text) => text?.ToLowerInvariant() switch
    {
        null or "question" => ThreadKind.Question,
        "discussion" => ThreadKind.Discussion,
        "announcement" => ThreadKind.Announcement,
        _ => null,
    };

    private static async Task<IResult> ReplyAsync(HttpContext context, Guid id, NewReply body, ReplyToThreadHandler handler, CancellationToken cancellationToken)
    {
        var result = await handler.HandleAsync(new ReplyToThread(context.GetScope(), id, body.Body), cancellationToken);
        return result.ToHttp(context, reply => Results.Created(ThreadAnswers.AddressOf(context, id), ThreadAnswers.Describe(reply, accepted: null)));
    }

    private static async Task<IResult> AcceptAsync(
        HttpContext context, Guid id, AcceptedAnswer body, AcceptAnswerHandler handler, ThreadAnswers answers, CancellationToken cancellationToken)
    {
        var result = await handler.HandleAsync(new AcceptAnswer(context.GetScope(), id, body.ReplyId, context.Request.GetExpectedRevision()), cancellationToken);
        return result.Succeeded ? await answers.GetAsync(context, id, page: null, pageSize: null, cancellationToken) : ApiResults.Problem(context, result.Errors);
    }
}
