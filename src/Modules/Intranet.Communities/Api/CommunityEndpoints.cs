using Intranet.Abstractions;
using Intranet.Communities.Features.CreateCommunity;
using Intranet.Communities.Features.JoinCommunity;
using Intranet.Communities.Features.LeaveCommunity;
using Intranet.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Intranet.Communities.Api;

/// <summary>Communities as JSON, the same in both scopes.</summary>
internal static class CommunityEndpoints
{
    private const string Tag = "Communities";

    public static void MapCommunities(this IEndpointRouteBuilder endpoints)
    {
        foreach (var scope in Enum.GetValues<Scope>())
        {
            Map(endpoints.MapScopedApi(scope), scope);
        }
    }

    private static void Map(RouteGroupBuilder group, Scope scope)
    {
        group.MapGet("/communities", ListAsync).WithTags(Tag).WithName($"ListCommunities{scope}")
            .WithSummary("Communities that you can read; those you are a member of first.")
            .Produces<PagedList<CommunityBody>>();
        group.MapPost("/communities", CreateAsync).WithTags(Tag).WithName($"CreateCommunity{scope}")
            .WithSummary("Starts a community; you become its moderator.")
            .Produces<CommunityBody>(StatusCodes.Status201Created).ProducesRevision().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        group.MapGet("/communities/{id:guid}", GetAsync).WithTags(Tag).WithName($"GetCommunity{scope}")
            .WithSummary("A community that you can read.")
            .Produces<CommunityBody>().ProducesRevision().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/communities/{id:guid}/join", JoinAsync).WithTags(Tag).WithName($"JoinCommunity{scope}")
            .WithSummary("Joins an open community.")
            .Produces<CommunityBody>().ProducesRevision().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/communities/{id:guid}/leave", LeaveAsync).WithTags(Tag).WithName($"LeaveCommunity{scope}")
            .WithSummary("Leaves a community. The last moderator cannot.")
            .Produces<CommunityBody>().ProducesRevision().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(HttpContext context, CommunityLists lists, int? page, int? pageSize, CancellationToken cancellationToken)
    {
        var list = await lists.ListAsync(context.GetScope(), new PageRequest(page, pageSize), cancellationToken);
        return Results.Ok(new PagedList<CommunityBody>([.. list.Items.Select(Describe)], list.Page, list.PageSize, list.Total));
    }

    private static async Task<IResult> CreateAsync(HttpContext context, NewCommunity body, CreateCommunityHandler handler, CommunityFinder finder, CancellationToken cancellationToken)
    {
        if (ReadAccess(body.Access) is not { } access)
        {
            return ApiResults.Problem(context, [new FieldInvalid(nameof(body.Access))]);
        }

        var scope = context.GetScope();
        var result = await handler.HandleAsync(new CreateCommunity(scope, body.Title, body.Description, access, body.Tags), cancellationToken);
        if (!result.Succeeded)
        {
            return ApiResults.Problem(context, result.Errors);
        }

        var found = (await finder.FindAsync(scope, result.Value.Id, cancellationToken))!;
        var address = SiteLinks.In(context.Request.PathBase + "/api/v1", scope, $"communities/{result.Value.Id}");
        return ApiResults.CreatedWithRevision(context, address, Describe(found), found.Community.Revision);
    }

    private static CommunityAccess? ReadAccess(string? text) => text?.ToLowerInvariant() switch
    {
        null or "open" => CommunityAccess.Open,
        "closed" => CommunityAccess.Closed,
        _ => null,
    };

    private static async Task<IResult> GetAsync(HttpContext context, Guid id, CommunityFinder finder, CancellationToken cancellationToken) =>
        await AnswerAsync(context, id, finder, cancellationToken);

    private static async Task<IResult> JoinAsync(HttpContext context, Guid id, JoinCommunityHandler handler, CommunityFinder finder, CancellationToken cancellationToken)
    {
        var result = await handler.HandleAsync(new JoinCommunity(context.GetScope(), id), cancellationToken);
        return result.Succeeded ? await AnswerAsync(context, id, finder, cancellationToken) : ApiResults.Problem(context, result.Errors);
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, Guid id, LeaveCommunityHandler handler, CancellationToken cancellationToken)
    {
        var result = await handler.HandleAsync(new LeaveCommunity(context.GetScope(), id), cancellationToken);
        return result.ToHttp(context, community => ApiResults.OkWithRevision(context, Describe(community, role: null), community.Revision));
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, Guid id, CommunityFinder finder, CancellationToken cancellationToken) =>
        await finder.FindAsync(context.GetScope(), id, cancellationToken) is { } found
            ? ApiResults.OkWithRevision(context, Describe(found), found.Community.Revision)
            : ApiResults.Problem(context, [new NotFound()]);

    private static CommunityBody Describe(FoundCommunity found) => Describe(found.Community, found.Mine?.Role);

    private static CommunityBody Describe(Community c, MemberRole? role) =>
        new(c.Id, c.Title, c.Description, c.Access, c.Tags, c.MemberCount, c.OrganisationCount, role, c.CreatedUtc, c.UpdatedUtc);

    private static CommunityBody Describe(CommunityRow c) =>
        new(c.Id, c.Title, c.Description, c.Access, c.Tags, c.MemberCount, c.OrganisationCount, c.MyRole, c.CreatedUtc, c.UpdatedUtc);
}
