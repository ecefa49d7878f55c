using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Intranet.Ui.Flashes;

/// <summary><c>&lt;flash-message/&gt;</c>: says what was just done. Stands once, in the layout.</summary>
[HtmlTargetElement("flash-message", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FlashMessageTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.TempData.TakeNotice() is not { } notice)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "flash wrap");
        var alert = new TagBuilder("div");
        alert.AddCssClass("ds-alert");
        alert.Attributes["data-color"] = notice.Tone.ToString().ToLowerInvariant();
        alert.Attributes["role"] = "status";
        alert.InnerHtml.AppendHtml(Bar(notice));
        output.Content.SetHtmlContent(alert);
    }

    private static TagBuilder Bar(Notice notice)
    {
        var words = new TagBuilder("span");
        words.InnerHtml.Append(notice.Text);
        var bar = new TagBuilder("div");
        bar.AddCssClass("bar");
        bar.InnerHtml.AppendHtml(words);
        if (notice.Href is not null && notice.LinkText is not null)
        {
            var link = new TagBuilder("a");
            link.AddCssClass("ds-link");
            link.Attributes["href"] = notice.Href;
            link.InnerHtml.Append(notice.LinkText);
            bar.InnerHtml.Append(" ").AppendHtml(link);
        }

        return bar;
    }
}
