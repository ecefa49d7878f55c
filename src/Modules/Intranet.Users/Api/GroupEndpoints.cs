using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Intranet.Users;

/// <summary>A group as a directory sends it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Members">Everybody in it: user names, or keys of accounts at the provider of sign-in. Who is not named is no member any more.</param>
public sealed record GroupRequest(string? Name, IReadOnlyList<string?>? Members);

/// <summary>A group.</summary>
/// <param name="Id">Its id here.</param>
/// <param name="ExternalId">The directory's own key.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Members">How many people are in it.</param>
/// <param name="Roles">Roles that everybody in it has; given on the page of groups.</param>
/// <param name="SyncedUtc">When it was last brought up to date.</param>
/// <param name="Unknown">After a PUT: those named who have no account here.</param>
public sealed record GroupResponse(Guid Id, string ExternalId, string Name, int Members, IReadOnlyList<string> Roles, DateTime SyncedUtc, IReadOnlyList<string> Unknown);

/// <summary>Groups from the organisation's directory, told by the directory itself. Needs the right to give roles.</summary>
internal static class GroupEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi().WithMetadata(new RequirePermissionAttribute("Users.ManageRoles"));
        api.MapGet("/groups", ListAsync).WithName("ListGroups").WithTags("Users").WithSummary("The groups of the organisation.").Produces<PagedList<GroupResponse>>();
        api.MapGet("/groups/{externalId}", GetAsync).WithName("GetGroup").WithTags("Users").WithSummary("A group by the directory's own key.")
            .Produces<GroupResponse>().ProducesRevision().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut("/groups/{externalId}", PutAsync).WithName("PutGroup").WithTags("Users")
            .WithSummary("Makes a group, or brings it to this name and these members.")
            .WithDescription("Rights follow at once: who is not named is no member any more. Names without an account here are answered in unknown; name them again once they have one.")
            .Produces<GroupResponse>().Produces<GroupResponse>(StatusCodes.Status201Created).ProducesRevision()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        api.MapDelete("/groups/{externalId}", DeleteAsync).WithName("DeleteGroup").WithTags("Users").WithSummary("Takes a group away, and what it gave its members.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(int? page, int? pageSize, GroupReader groups, CancellationToken cancellationToken)
    {
        var list = await groups.ListAsync(new PageRequest(page, pageSize), cancellationToken);
        return Results.Ok(new PagedList<GroupResponse>([.. list.Items.Select(g => ToResponse(g))], list.Page, list.PageSize, list.Total));
    }

    private static async Task<IResult> GetAsync(string externalId, GroupReader groups, HttpContext context, CancellationToken cancellationToken) =>
        await groups.FindAsync(externalId, cancellationToken) is { } group
            ? ApiResults.OkWithRevision(context, ToResponse(group), group.Revision)
            : ApiResults.Problem(context, [new NotFound()]);

    private static async Task<IResult> PutAsync(
        string externalId, GroupRequest body, ChangeGroupsHandler change, GroupReader groups, HttpContext context, CancellationToken cancellationToken)
    {
        var put = await change.HandleAsync(new PutGroup(externalId, body.Name, body.Members, context.Request.GetExpectedRevision()), cancellationToken);
        if (!put.Succeeded)
        {
            return ApiResults.Problem(context, put.Errors);
        }

        var group = (await groups.FindAsync(externalId, cancellationToken))!;
        var answer = ToResponse(group, put.Value.Unknown);
        return put.Value.IsNew
            ? ApiResults.CreatedWithRevision(context, $"{context.Request.PathBase}{context.Request.Path}", answer, group.Revision)
            : ApiResults.OkWithRevision(context, answer, group.Revision);
    }

    private static async Task<IResult> DeleteAsync(string externalId, ChangeGroupsHandler change, GroupReader groups, HttpContext context, CancellationToken cancellationToken)
    {
        if (await groups.FindAsync(externalId, cancellationToken) is not { } group)
        {
            return ApiResults.Problem(context, [new NotFound()]);
        }

        var removed = await change.HandleAsync(new RemoveGroup(group.Id), cancellationToken);
        return removed.ToHttp(context, _ => Results.NoContent());
    }

    private static GroupResponse ToResponse(ListedGroup group, IReadOnlyList<string>? unknown = null) =>
        new(group.Id, group.ExternalId, group.Name, group.Members, group.Roles, group.SyncedUtc, unknown ?? []);
}
