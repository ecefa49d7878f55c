using Intranet.Ui.Icons;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.TagHelpers;

/// <summary><c>&lt;copy-link href="@SiteLinks.Shared(id)"/&gt;</c>: copies an address by script; a plain link to it without.</summary>
[HtmlTargetElement("copy-link", Attributes = "href", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CopyLinkTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>The address that others get.</summary>
    public required string Href { get; set; }

    /// <summary>Words of the link; null for "Kopiera länk".</summary>
    public string? Text { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-button");
        output.Attributes.SetAttribute("data-variant", "tertiary");
        output.Attributes.SetAttribute("data-color", "neutral");
        output.Attributes.SetAttribute("href", Href);
        output.Attributes.SetAttribute("data-copy", texts["Link.Copied"].Value);
        output.Content.SetHtmlContent(IconMarkup.Of(ViewContext.HttpContext, "link"));
        output.Content.Append(Text ?? texts["Link.Copy"].Value);
    }
}
