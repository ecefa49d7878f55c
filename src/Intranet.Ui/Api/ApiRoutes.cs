using Intranet.Abstractions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Intranet.Ui;

/// <summary>The groups that modules map their JSON endpoints into.</summary>
public static class ApiRoutes
{
    private const string Base = "/api/v1";

    /// <summary>Maps endpoints that stand in no scope: <c>/api/v1/me</c>.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup(Base).WithMetadata(new ApiMetadata());

    /// <summary>Maps the same endpoints for the own scope and, below <c>/network</c>, for the network's.</summary>
    public static void MapScopedApi(this IEndpointRouteBuilder endpoints, Action<RouteGroupBuilder> map)
    {
        map(endpoints.MapScopedApi(Scope.Own));
        map(endpoints.MapScopedApi(Scope.Network));
    }

    /// <summary>Maps endpoints of one scope.</summary>
    public static RouteGroupBuilder MapScopedApi(this IEndpointRouteBuilder endpoints, Scope scope) =>
        endpoints.MapGroup(scope == Scope.Network ? $"{Base}/{SiteLinks.NetworkSegment}" : Base)
            .WithMetadata(new ApiMetadata(), new ScopeMetadata(scope));

    /// <summary>Says in the API's description that the answer carries its revision as <c>ETag</c>.</summary>
    public static RouteHandlerBuilder ProducesRevision(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new RevisionMetadata());

    /// <summary>Says in the API's description that a parameter makes the answer have another shape.</summary>
    public static RouteHandlerBuilder ProducesAlso<T>(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new AlternativeMetadata(typeof(T)));

    /// <summary>The scope that the request's address states; <see cref="Scope.Own"/> where it states none.</summary>
    public static Scope GetScope(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ScopeMetadata>()?.Scope ?? Scope.Own;
}

/// <summary>Marks an endpoint whose answer carries its revision as <c>ETag</c>.</summary>
internal sealed record RevisionMetadata;

/// <summary>Another shape that the answer of an endpoint may have.</summary>
internal sealed record AlternativeMetadata(Type Type);
