using Intranet.Abstractions;
using Intranet.Cases.Features;
using Intranet.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Intranet.Cases;

/// <summary>The library of all members as JSON.</summary>
internal static class NetworkCaseEndpoints
{
    public static void MapNetworkCases(this IEndpointRouteBuilder endpoints)
    {
        var cases = endpoints.MapScopedApi(Scope.Network).MapGroup("/cases").WithTags("Shared cases");
        cases.MapGet("", ListAsync).WithName("ListSharedCases").WithSummary("Lists the cases that organisations share with all members.")
            .Produces<PagedList<CaseItemResponse>>().ProducesProblem(400);
        cases.MapGet("/{id:guid}", GetAsync).WithName("GetSharedCase").WithSummary("A shared case; 404 once it is withdrawn.")
            .Produces<SharedCaseResponse>().ProducesRevision().ProducesProblem(404);
        cases.MapGet("/{id:guid}/adoptions", ListAdoptionsAsync).WithName("ListAdoptions")
            .WithSummary("What organisations told about how they use it, newest first; of a withdrawn case what one's own told.")
            .Produces<PagedList<AdoptionResponse>>().ProducesProblem(404);
        cases.MapPost("/{id:guid}/adoptions", AdoptAsync).WithName("AdoptCase").WithSummary("Tells all members how one's own organisation uses the case.")
            .Produces<AdoptionResponse>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, ListCasesHandler list, string? tag, string? organisation, string? state, string? sort, int? page, int? pageSize, CancellationToken cancellationToken)
    {
        if (state is { Length: > 0 } && EnumName.Parse<CaseState>(state) is null)
        {
            return ApiResults.Problem(context, [new FieldInvalid(nameof(state))]);
        }

        if (sort is { Length: > 0 } && EnumName.Parse<CaseOrder>(sort) is null)
        {
            return ApiResults.Problem(context, [new FieldInvalid(nameof(sort))]);
        }

        var query = new ListCases(
            Scope.Network, new PageRequest(page, pageSize), tag, organisation, EnumName.Parse<CaseState>(state), EnumName.Parse<CaseOrder>(sort) ?? CaseOrder.Newest);
        return Results.Ok((await list.HandleAsync(query, cancellationToken)).Select(r => r.ToResponse()));
    }

    private static async Task<IResult> GetAsync(HttpContext context, Guid id, ViewSharedCaseHandler handler, CancellationToken cancellationToken)
    {
        var view = await handler.HandleAsync(new ViewSharedCase(id), cancellationToken);
        return view.Succeeded && view.Value.Case.Content is { } content
            ? ApiResults.OkWithRevision(context, view.Value.Case.ToResponse(content), view.Value.Case.Revision)
            : ApiResults.Problem(context, [new NotFound()]);
    }

    private static async Task<IResult> ListAdoptionsAsync(
        HttpContext context, Guid id, ViewSharedCaseHandler handler, int? page, int? pageSize, CancellationToken cancellationToken)
    {
        var request = new PageRequest(page, pageSize);
        return (await handler.HandleAsync(new ViewSharedCase(id), cancellationToken)).ToHttp(
            context,
            view => Results.Ok(new PagedList<AdoptionResponse>(
                [.. view.Adoptions.Skip(request.Skip).Take(request.PageSize).Select(a => a.ToResponse())], request.Page, request.PageSize, view.Adoptions.Count)));
    }

    private static async Task<IResult> AdoptAsync(HttpContext context, Guid id, AdoptionRequest body, AdoptHandler handler, CancellationToken cancellationToken) =>
        (await handler.HandleAsync(new Adopt(id, body.Stage, body.Note), cancellationToken)).ToHttp(
            context, a => Results.Created($"{context.Request.PathBase}/api/v1/network/{CasePaths.Of(id)}/adoptions", a.ToResponse()));
}
