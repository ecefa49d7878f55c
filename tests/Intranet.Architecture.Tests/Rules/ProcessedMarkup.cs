using System.Reflection;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Intranet.Architecture.Tests.Rules;

/// <summary>Rule 5: no page sends a tag helper that was not processed: <c>asp-</c> attributes, <c>partial</c>, the product's own elements.</summary>
internal static class ProcessedMarkup
{
    private static readonly string[] FrameworkElements = ["partial", "vc", "cache", "distributed-cache", "environment", "persist-component-state", "component"];

    private static readonly HashSet<string> OwnElements =
    [
        .. typeof(Ui.UiServices).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<HtmlTargetElementAttribute>())
            .Select(target => target.Tag)
            .Where(tag => tag.Contains('-', StringComparison.Ordinal)),
        "icon", "markdown", "when", "pager", "person", "audience", "state",
    ];

    private static readonly HtmlParser Parser = new();

    public static IEnumerable<string> Check(string address, string html)
    {
        foreach (var element in Parser.ParseDocument(html).All)
        {
            var name = element.LocalName;
            if (FrameworkElements.Contains(name) || OwnElements.Contains(name) || name.StartsWith("vc:", StringComparison.Ordinal))
            {
                yield return $"{address} sends <{name}>.";
            }

            foreach (var attribute in element.Attributes.Where(a => a.Name.StartsWith("asp-", StringComparison.Ordinal)))
            {
                yield return $"{address} sends {attribute.Name} on <{name}>.";
            }
        }
    }
}
