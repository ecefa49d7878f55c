using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Http;

namespace Intranet.Theme.Base;

/// <summary>Marks the entry of the navigation that the reader stands on or below.</summary>
public static class CurrentPage
{
    /// <summary>
    /// Value of <c>aria-current</c>: "page" on the page itself, "true" below it and on the same page in the other scope, null elsewhere.
    /// </summary>
    public static string? Of(HttpContext context, SiteView site, MenuEntry entry)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(site);
        var here = context.Request.PathBase.Add(context.Request.Path).Value!.TrimEnd('/');
        var there = site.AddressOf(entry).TrimEnd('/');
        if (string.Equals(here, there, StringComparison.OrdinalIgnoreCase))
        {
            return "page";
        }

        var place = WithoutScope(site, there);
        var isHome = place.Length == 0;
        return !isHome && $"{WithoutScope(site, here)}/".StartsWith($"{place}/", StringComparison.OrdinalIgnoreCase) ? "true" : null;
    }

    /// <summary>What follows the site's base and, if there, the segment of the network's scope.</summary>
    private static string WithoutScope(SiteView site, string address)
    {
        const string network = $"/{SiteLinks.NetworkSegment}";
        var path = address.Length >= site.PathBase.Length ? address[site.PathBase.Length..] : address;
        return path.StartsWith($"{network}/", StringComparison.OrdinalIgnoreCase) ? path[network.Length..] : path;
    }
}
