using AngleSharp.Dom;

namespace Intranet.Ui.Content.Sanitizing;

/// <summary>Images of a text: the site's own are shown, others become links, because fetching one tells a stranger who reads what.</summary>
internal static class Images
{
    public static void Apply(IElement image)
    {
        var address = image.GetAttribute("src");
        var description = image.GetAttribute("alt") ?? string.Empty;
        if (IsOwn(address))
        {
            AllowList.Strip(image);
            image.SetAttribute("src", address!);
            image.SetAttribute("alt", description);
            image.SetAttribute("loading", "lazy");
            return;
        }

        image.Replace(AsLink(image, address, description));
    }

    private static bool IsOwn(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);

    private static INode AsLink(IElement image, string? address, string description)
    {
        var document = image.Owner!;
        var text = document.CreateTextNode(description.Length > 0 ? description : address ?? string.Empty);
        var isLinked = image.Ancestors().Any(ancestor => ancestor is IElement { LocalName: "a" });
        if (isLinked || !Links.IsAllowed(address))
        {
            return text;
        }

        var link = document.CreateElement("a");
        link.SetAttribute("href", address!);
        link.SetAttribute("rel", "nofollow noopener");
        link.AppendChild(text);
        return link;
    }
}
