using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.Forms;

/// <summary>
/// <c>&lt;draft-notice/&gt;</c>, first in a form with <c>data-draft="key"</c>: shown by script when what was typed before has been put back.
/// </summary>
[HtmlTargetElement("draft-notice", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DraftNoticeTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-alert");
        output.Attributes.SetAttribute("data-color", "info");
        output.Attributes.SetAttribute("data-draft-notice", string.Empty);
        output.Attributes.SetAttribute("role", "status");
        output.Attributes.SetAttribute("hidden", "hidden");
        var words = new TagBuilder("span");
        words.InnerHtml.Append(texts["Draft.Kept"]);
        var discard = new TagBuilder("button");
        discard.AddCssClass("linkish");
        discard.Attributes["type"] = "button";
        discard.Attributes["data-draft-discard"] = string.Empty;
        discard.InnerHtml.Append(texts["Draft.Discard"]);
        var bar = new TagBuilder("div");
        bar.AddCssClass("bar");
        bar.InnerHtml.AppendHtml(words).AppendHtml(discard);
        output.Content.SetHtmlContent(bar);
    }
}
