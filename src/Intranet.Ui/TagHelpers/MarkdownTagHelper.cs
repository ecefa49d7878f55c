using Intranet.Ui.Content;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Intranet.Ui.TagHelpers;

/// <summary><c>&lt;markdown text="@case.Problem"/&gt;</c>: what people wrote, as running text.</summary>
[HtmlTargetElement("markdown", Attributes = "text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MarkdownTagHelper(MarkdownRenderer renderer) : TagHelper
{
    /// <summary>The text; null and empty show nothing.</summary>
    public string? Text { get; set; }

    /// <summary>Level, 2–6, of the text's highest heading.</summary>
    public int TopHeading { get; set; } = 3;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "prose");
        output.Attributes.SetAttribute("data-size", "md");
        output.Content.SetHtmlContent(renderer.Render(Text, TopHeading));
    }
}
