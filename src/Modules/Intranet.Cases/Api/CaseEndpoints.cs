using Intranet.Abstractions;
using Intranet.Cases.Features;
using Intranet.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Intranet.Cases;

/// <summary>The organisation's own cases as JSON.</summary>
internal static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder endpoints)
    {
        var cases = endpoints.MapScopedApi(Scope.Own).MapGroup("/cases").WithTags("Cases");
        cases.MapGet("", ListAsync).WithName("ListCases").WithSummary("Lists the organisation's library, or with status=draft one's own drafts.")
            .Produces<PagedList<CaseItemResponse>>().ProducesAlso<PagedList<DraftItemResponse>>().ProducesProblem(400);
        cases.MapPost("", CreateAsync).WithName("CreateCase").WithSummary("Begins a draft; only its title is required.")
            .Produces<CaseResponse>(201).ProducesRevision().ProducesProblem(400).ProducesProblem(403);
        cases.MapGet("/{id:guid}", GetAsync).WithName("GetCase").WithSummary("A case; a draft is found by those who write it only.")
            .Produces<CaseResponse>().ProducesRevision().ProducesProblem(404);
        cases.MapPut("/{id:guid}", SaveAsync).WithName("SaveCase").WithSummary("Saves the draft, or the working copy of a published case.")
            .Produces<CaseResponse>().ProducesRevision().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412);
        cases.MapDelete("/{id:guid}", DeleteAsync).WithName("DeleteCase").WithSummary("Deletes a draft; takes a published case out of the library.")
            .Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
        MapSteps(cases.MapGroup("/{id:guid}"));
    }

    private static void MapSteps(RouteGroupBuilder one)
    {
        one.MapPost("/publish", PublishAsync).WithName("PublishCase").WithSummary("Makes what was saved the next version for the organisation; needs the four fields.")
            .ProducesStep().ProducesProblem(400);
        one.MapPost("/request-sharing", RequestSharingAsync).WithName("RequestSharing").WithSummary("Asks for the newest version to be shared with all members.").ProducesStep();
        one.MapPost("/return", ReturnAsync).WithName("ReturnSharing").WithSummary("Sends a request back with what to mend.")
            .RequireAuthorization(new RequirePermissionAttribute(CasePermissions.ShareName)).ProducesStep();
        one.MapPost("/share", ShareAsync).WithName("ShareCase").WithSummary("Shares the newest version with all members, unless it holds identity numbers.")
            .RequireAuthorization(new RequirePermissionAttribute(CasePermissions.ShareName)).ProducesStep().ProducesProblem(400);
        one.MapPost("/withdraw", WithdrawAsync).WithName("WithdrawCase").WithSummary("Stops showing the case to other organisations.")
            .RequireAuthorization(new RequirePermissionAttribute(CasePermissions.ShareName)).ProducesStep();
        one.MapPost("/restore", RestoreAsync).WithName("RestoreCase").WithSummary("Puts a removed case back into the library.").ProducesStep();
    }

    private static RouteHandlerBuilder ProducesStep(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<CaseResponse>().ProducesRevision().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    private static async Task<IResult> ListAsync(
        HttpContext context, ListCasesHandler list, ListDraftsHandler drafts, string? status, string? tag, string? state, int? page, int? pageSize, CancellationToken cancellationToken)
    {
        var request = new PageRequest(page, pageSize);
        if (status == "draft")
        {
            return Results.Ok((await drafts.HandleAsync(new ListDrafts(request), cancellationToken)).Select(d => d.ToResponse()));
        }

        if (status is not (null or "" or "published") || (state is { Length: > 0 } && EnumName.Parse<CaseState>(state) is null))
        {
            return ApiResults.Problem(context, [new FieldInvalid(status is null or "" or "published" ? nameof(state) : nameof(status))]);
        }

        var query = new ListCases(Scope.Own, request, tag, State: EnumName.Parse<CaseState>(state));
        return Results.Ok((await list.HandleAsync(query, cancellationToken)).Select(r => r.ToResponse()));
    }

    private static async Task<IResult> CreateAsync(HttpContext context, CaseInput input, CreateCaseHandler handler, CaseAccess access, CancellationToken cancellationToken) =>
        (await handler.HandleAsync(new CreateCase(input), cancellationToken)).ToHttp(
            context, c => ApiResults.CreatedWithRevision(context, $"{context.Request.PathBase}/api/v1/{CasePaths.Of(c.Id)}", c.ToResponse(access), c.Revision));

    private static async Task<IResult> GetAsync(HttpContext context, Guid id, ViewCaseHandler handler, CaseAccess access, CancellationToken cancellationToken) =>
        (await handler.HandleAsync(new ViewCase(id), cancellationToken)).ToHttp(
            context, view => ApiResults.OkWithRevision(context, view.Case.ToResponse(access), view.Case.Revision));

    private static async Task<IResult> SaveAsync(HttpContext context, Guid id, CaseInput input, SaveDraftHandler handler, CaseAccess access, CancellationToken cancellationToken) =>
        Answer(context, await handler.HandleAsync(new SaveDraft(id, context.Request.GetExpectedRevision(), input), cancellationToken), access);

    private static async Task<IResult> DeleteAsync(HttpContext context, Guid id, DeleteCaseHandler handler, CancellationToken cancellationToken) =>
        (await handler.HandleAsync(new DeleteCase(id, context.Request.GetExpectedRevision()), cancellationToken)).ToHttp(context, _ => Results.NoContent());

    private static async Task<IResult> PublishAsync(
        HttpContext context, Guid id, PublishRequest? body, PublishCaseHandler handler, CaseAccess access, CancellationToken cancellationToken) =>
        Answer(context, await handler.HandleAsync(new PublishCase(id, context.Request.GetExpectedRevision(), Note: body?.Note), cancellationToken), access);

    private static async Task<IResult> RequestSharingAsync(
        HttpContext context, Guid id, SharingRequest? body, RequestSharingHandler handler, CaseAccess access, CancellationToken cancellationToken) =>
        Answer(context, await handler.HandleAsync(new RequestSharing(id, context.Request.GetExpectedRevision(), body?.Message), cancellationToken), access);

    private static async Task<IResult> ReturnAsync(
        HttpContext context, Guid id, SharingRequest? body, ReturnSharingHandler handler, CaseAccess access, CancellationToken cancellationToken) =>
        Answer(context, await handler.HandleAsync(new ReturnSharing(id, context.Request.GetExpectedRevision(), body?.Message), cancellationToken), access);

    private static async Task<IResult> ShareAsync(
        HttpContext context, Guid id, DecisionRequest? body, ShareCaseHandler handler, CaseAccess access, CancellationToken cancellationToken) =>
        Answer(context, await handler.HandleAsync(new ShareCase(id, context.Request.GetExpectedRevision(), body?.Reason), cancellationToken), access);

    private static async Task<IResult> WithdrawAsync(
        HttpContext context, Guid id, DecisionRequest? body, WithdrawCaseHandler handler, CaseAccess access, CancellationToken cancellationToken) =>
        Answer(context, await handler.HandleAsync(new WithdrawCase(id, context.Request.GetExpectedRevision(), body?.Reason), cancellationToken), access);

    private static async Task<IResult> RestoreAsync(HttpContext context, Guid id, RestoreCaseHandler handler, CaseAccess access, CancellationToken cancellationToken) =>
        Answer(context, await handler.HandleAsync(new RestoreCase(id, context.Request.GetExpectedRevision()), cancellationToken), access);

    private static IResult Answer(HttpContext context, Result<Case> result, CaseAccess access) =>
        result.ToHttp(context, c => ApiResults.OkWithRevision(context, c.ToResponse(access), c.Revision));
}
