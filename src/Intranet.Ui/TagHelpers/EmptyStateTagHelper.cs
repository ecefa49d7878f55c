using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Intranet.Ui.TagHelpers;

/// <summary>
/// <c>&lt;empty-state heading="Inga utkast än" href="/write" action="Skriv ett exempel"&gt;Det du börjar skriva sparas här.&lt;/empty-state&gt;</c>:
/// says what can be done instead of showing nothing.
/// </summary>
[HtmlTargetElement("empty-state", Attributes = "heading")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public required string Heading { get; set; }

    /// <summary>Level of the heading, 2–6.</summary>
    public int Level { get; set; } = 3;

    /// <summary>Address of what can be done; null or empty for no button.</summary>
    public string? Href { get; set; }

    /// <summary>Words of the button; required with <see cref="Href"/>.</summary>
    public string? Action { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "ds-card");
        output.Attributes.SetAttribute("data-variant", "tinted");

        var stack = Element("div", "stack");
        var heading = Element($"h{Level}", "ds-heading");
        heading.Attributes["data-size"] = "2xs";
        heading.InnerHtml.Append(Heading);
        stack.InnerHtml.AppendHtml(heading);
        if (!words.IsEmptyOrWhiteSpace)
        {
            var paragraph = Element("p", "ds-paragraph");
            paragraph.InnerHtml.AppendHtml(words);
            stack.InnerHtml.AppendHtml(paragraph);
        }

        if (!string.IsNullOrEmpty(Href) && !string.IsNullOrEmpty(Action))
        {
            stack.InnerHtml.AppendHtml(Button(Href, Action));
        }

        output.Content.SetHtmlContent(stack);
    }

    private static TagBuilder Button(string href, string words)
    {
        var link = Element("a", "ds-button");
        link.Attributes["data-variant"] = "secondary";
        link.Attributes["href"] = href;
        link.InnerHtml.Append(words);
        var row = new TagBuilder("div");
        row.InnerHtml.AppendHtml(link);
        return row;
    }

    private static TagBuilder Element(string name, string cssClass)
    {
        var element = new TagBuilder(name);
        element.AddCssClass(cssClass);
        return element;
    }
}
