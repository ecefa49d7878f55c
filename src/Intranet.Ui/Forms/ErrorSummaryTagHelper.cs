using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.Forms;

/// <summary><c>&lt;error-summary/&gt;</c>: first in a form, what must be put right, with links to the fields. Nothing when nothing is wrong.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    private const string HeadingId = "error-summary-heading";

    /// <summary>Level of the heading, 2–6.</summary>
    public int Level { get; set; } = 2;

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = Errors();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Attributes.SetAttribute("role", "group");
        output.Attributes.SetAttribute("aria-labelledby", HeadingId);
        output.Content.AppendHtml(Heading(errors.Count)).AppendHtml(List(errors));
    }

    private List<(string Name, string Message)> Errors() =>
        [.. ViewContext.ViewData.ModelState
            .SelectMany(entry => entry.Value!.Errors, (entry, error) => (entry.Key, error.ErrorMessage))
            .Where(error => error.ErrorMessage.Length > 0)
            .Distinct()
            .OrderBy(error => FieldOrder.Of(ViewContext.ViewData.ModelMetadata, error.Key), StringComparer.Ordinal)];

    private TagBuilder Heading(int count)
    {
        var heading = new TagBuilder($"h{Level}");
        heading.AddCssClass("ds-heading");
        heading.Attributes["data-size"] = "2xs";
        heading.Attributes["id"] = HeadingId;
        heading.InnerHtml.Append(count switch
        {
            1 => texts["Errors.One"],
            2 => texts["Errors.Two"],
            3 => texts["Errors.Three"],
            _ => texts["Errors.Many", count],
        });
        return heading;
    }

    private TagBuilder List(IEnumerable<(string Name, string Message)> errors)
    {
        var labels = FieldLabels.Of(ViewContext.HttpContext);
        var list = new TagBuilder("ul");
        list.AddCssClass("ds-list");
        foreach (var (name, message) in errors)
        {
            var item = new TagBuilder("li");
            item.InnerHtml.AppendHtml(new SummaryLine(name, message, labels));
            list.InnerHtml.AppendHtml(item);
        }

        return list;
    }
}
