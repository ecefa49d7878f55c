using System.Xml.Linq;
using Intranet.Abstractions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Intranet.Search;

/// <summary>Tells browsers how to search the site from their address field (OpenSearch 1.1). Says nothing that the sign-in page does not.</summary>
internal static class OpenSearchDescription
{
    // The format allows no more.
    private const int LongestShortName = 16;
    private const int LongestDescription = 1024;
    private static readonly XNamespace Format = "http://a9.com/-/spec/opensearch/1.1/";

    public static void MapOpenSearch(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/opensearch.xml", Describe).AllowAnonymous().ExcludeFromDescription();

    private static IResult Describe(HttpContext context, ITenantContext tenant, IStringLocalizer<Texts> texts)
    {
        var title = tenant.Shell.Title;
        var site = UriHelper.BuildAbsolute(context.Request.Scheme, context.Request.Host, context.Request.PathBase);
        var document = new XElement(
            Format + "OpenSearchDescription",
            new XElement(Format + "ShortName", Cut(title, LongestShortName)),
            new XElement(Format + "Description", Cut(texts["OpenSearch.Description", title], LongestDescription)),
            new XElement(Format + "InputEncoding", "UTF-8"),
            new XElement(
                Format + "Url",
                new XAttribute("type", "text/html"),
                new XAttribute("method", "get"),
                new XAttribute("template", site.TrimEnd('/') + "/search?q={searchTerms}")));
        return Results.Text(document.ToString(), "application/opensearchdescription+xml; charset=utf-8");
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most].TrimEnd();
}
