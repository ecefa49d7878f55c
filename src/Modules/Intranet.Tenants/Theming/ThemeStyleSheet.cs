using System.Security.Cryptography;
using System.Text;
using Intranet.Abstractions;
using Intranet.Ui.Theming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Intranet.Tenants.Theming;

/// <summary>The tenant's colours as a style sheet under an address that changes with them, so that browsers may keep it for ever.</summary>
internal static class ThemeStyleSheet
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AskEachTime = "no-cache";

    public static void MapThemeStyleSheet(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/theme/{revision:long}.css", [HttpMethods.Get, HttpMethods.Head], AnswerAsync)
            .AllowAnonymous()
            .ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(long revision, HttpContext context, ITenantContext tenant, ISiteSettings sites)
    {
        var settings = await sites.GetAsync(tenant.Shell.Name, context.RequestAborted);
        var css = Encoding.UTF8.GetBytes(Css(settings.BrandColor));

        // Another revision than the current one must not be kept: it may come to name other colours.
        context.Response.Headers.CacheControl = revision == settings.Revision ? ForEver : AskEachTime;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(css).AsSpan(0, 8))}\"");
        return Results.Bytes(css, "text/css; charset=utf-8", entityTag: tag);
    }

    private static string Css(string brand) => ThemeColor.TryParse(brand, out var color) ? ThemeCss.Build(ThemeScale.From(color)) : "";
}
