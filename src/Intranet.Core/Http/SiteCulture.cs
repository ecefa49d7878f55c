using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Core;

/// <summary>The reader's language: their own choice (cookie, or header for the API), else the site's default.</summary>
internal sealed class SiteCulture : RequestCultureProvider
{
    /// <summary>Cookie with <c>sv</c> or <c>en</c>.</summary>
    public const string Cookie = "culture";

    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        if (httpContext.Request.Cookies[Cookie] is "sv" or "en")
        {
            return new ProviderCultureResult(httpContext.Request.Cookies[Cookie]!);
        }

        if (httpContext.Request.Path.StartsWithSegments("/api") && Asked(httpContext.Request) is { } asked)
        {
            return new ProviderCultureResult(asked);
        }

        var tenant = httpContext.RequestServices.GetRequiredService<ITenantContext>();
        if (!tenant.HasShell || StoreAway.Is(httpContext))
        {
            return null;
        }

        var settings = await httpContext.RequestServices.GetRequiredService<ISiteSettings>().GetAsync(tenant.Shell.Name, httpContext.RequestAborted);
        return new ProviderCultureResult(settings.DefaultCulture);
    }

    /// <summary>The language that <c>Accept-Language</c> likes best of the two; null where it likes neither.</summary>
    private static string? Asked(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage?
        .Where(language => language.Quality is null or > 0)
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(language => language is "sv" or "en");
}
