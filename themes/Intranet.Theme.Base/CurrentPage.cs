using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Http;

namespace Intranet.Theme.Base;

/// <summary>Marks the entry of the navigation that the reader stands on or below.</summary>
public static class CurrentPage
{
    /// <summary>Value of <c>aria-current</c>: "page" on the page itself, "true" below it, null elsewhere.</summary>
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

        var isHome = there.Length == site.PathBase.Length;
        return !isHome && here.StartsWith($"{there}/", StringComparison.OrdinalIgnoreCase) ? "true" : null;
    }
}
