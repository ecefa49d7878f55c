using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Web.Tests;

/// <summary>A way to call an endpoint: method, pattern, and for a page the handler.</summary>
/// <param name="Key"><c>POST cases/{id:guid}?handler=Request</c>.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Pattern">Route pattern without leading slash.</param>
/// <param name="Handler">Name of the page's handler; null for none.</param>
/// <param name="Endpoint">The endpoint.</param>
internal sealed record Route(string Key, string Method, string Pattern, string? Handler, RouteEndpoint Endpoint)
{
    public bool IsApi => Pattern.StartsWith("api/", StringComparison.Ordinal);

    public bool IsPage => Endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    public bool IsSafe => Method is "GET" or "HEAD";

    public string? FeatureId => Endpoint.Metadata.GetMetadata<FeatureMetadata>()?.FeatureId;

    /// <summary>Every way to call every endpoint of the running host, but for its static files.</summary>
    public static async Task<IReadOnlyList<Route>> AllAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var all = new List<Route>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = (endpoint.RoutePattern.RawText ?? "").TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                all.AddRange(compiled.HandlerMethods.Select(h => Of(endpoint, h.HttpMethod.ToUpperInvariant(), pattern, h.Name)));
            }
            else if (!IsStaticFile(endpoint))
            {
                var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
                all.AddRange(methods.Select(m => Of(endpoint, m, pattern, handler: null)));
            }
        }

        return [.. all.DistinctBy(r => r.Key).OrderBy(r => r.Key, StringComparer.Ordinal)];
    }

    private static Route Of(RouteEndpoint endpoint, string method, string pattern, string? handler) =>
        new($"{method} {pattern}{(handler is null ? "" : "?handler=" + handler)}", method, pattern, handler, endpoint);

    private static bool IsStaticFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(m => m.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal));
}
