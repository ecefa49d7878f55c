using System.Security.Claims;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

internal static class MeEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapApi()
        .MapGet("/me", GetAsync)
        .WithName("GetMe")
        .WithTags("Users")
        .WithSummary("Who the token is, home tenant, roles and permissions.")
        .ProducesProblem(StatusCodes.Status401Unauthorized);

    private static async Task<Ok<Me>> GetAsync(
        ICurrentUser user, ITenantContext tenant, IStores stores, ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        var actor = user.Actor;
        var userName = await stores.Open(Scope.Own).Set<User>().Where(u => u.Id == actor.UserId).Select(u => u.UserName).SingleAsync(cancellationToken);
        return TypedResults.Ok(new Me(
            actor.UserId, userName ?? "", actor.Name, actor.Title, new MeTenant(tenant.Shell.Name, tenant.Shell.Title),
            [.. principal.FindAll(PersonClaims.Role).Select(c => c.Value).Order(StringComparer.Ordinal)],
            [.. user.Permissions.Order(StringComparer.Ordinal)]));
    }
}
