using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Browser.Tests;

/// <summary>The product's pages, as the running host knows them.</summary>
internal static class PagePatterns
{
    /// <summary>Addresses of all pages that answer GET and whose address names nothing: without the site's prefix and without slash before them.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var found = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var needsValue = endpoint.RoutePattern.Parameters.Any(p => !p.IsOptional && !p.IsCatchAll && p.Default is null);
            if (!needsValue && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                && (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Any(h => h.Name is null && h.HttpMethod.Equals("GET", StringComparison.OrdinalIgnoreCase)))
            {
                found.Add(string.Join('/', endpoint.RoutePattern.PathSegments.Where(s => s.IsSimple && s.Parts[0].IsLiteral).Select(s => ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)s.Parts[0]).Content)));
            }
        }

        return [.. found];
    }
}
