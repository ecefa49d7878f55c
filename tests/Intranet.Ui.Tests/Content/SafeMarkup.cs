using AngleSharp.Dom;

namespace Intranet.Ui.Tests.Content;

/// <summary>An independent judge of rendered text: written from what may run, not from the renderer's own list.</summary>
internal static class SafeMarkup
{
    private static readonly HashSet<string> Harmless = new(
        "p br hr h3 h4 h5 h6 strong em del code pre blockquote ul ol li table thead tbody tr th td a img input div".Split(' '));

    private static readonly HashSet<string> HarmlessAttributes = new("href rel title src alt loading type disabled checked aria-label align start class role tabindex".Split(' '));

    public static void Check(string html, string source)
    {
        foreach (var element in Rendered.Body(html).QuerySelectorAll("*"))
        {
            Assert.True(Harmless.Contains(element.LocalName), $"<{element.LocalName}> from: {source}");
            foreach (var attribute in element.Attributes)
            {
                Assert.True(HarmlessAttributes.Contains(attribute.Name), $"{attribute.Name} from: {source}");
            }

            CheckAddress(element.GetAttribute("href"), source);
            CheckAddress(element.GetAttribute("src"), source);
        }
    }

    private static void CheckAddress(string? address, string source)
    {
        // The platform's own parser drops what browsers drop, and says which scheme is left.
        if (address is not null && new Url("https://here.example/", address).Scheme is var scheme)
        {
            Assert.True(scheme is "https" or "http" or "mailto" or "tel", $"{scheme}: from: {source}");
        }
    }
}
