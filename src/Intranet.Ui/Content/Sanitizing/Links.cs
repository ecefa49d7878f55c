using AngleSharp.Dom;

namespace Intranet.Ui.Content.Sanitizing;

/// <summary>Links of a text: ordinary schemes only, and no trust passed on.</summary>
internal static class Links
{
    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel" };

    public static void Apply(IElement link)
    {
        var address = link.GetAttribute("href");
        var title = link.GetAttribute("title");
        AllowList.Strip(link);
        if (!IsAllowed(address))
        {
            link.Replace(link.ChildNodes.ToArray());
            return;
        }

        link.SetAttribute("href", address!);
        link.SetAttribute("rel", "nofollow noopener");
        if (!string.IsNullOrEmpty(title))
        {
            link.SetAttribute("title", title);
        }
    }

    /// <summary>True for http, https, mailto, tel and for addresses without a scheme.</summary>
    public static bool IsAllowed(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return false;
        }

        // A disguised scheme ("java\nscript", "\u0001javascript") is on no list, whatever a browser would make of it.
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || address.AsSpan(0, colon).IndexOfAny('/', '?', '#') >= 0)
        {
            return true;
        }

        return Schemes.Contains(address[..colon]);
    }
}
