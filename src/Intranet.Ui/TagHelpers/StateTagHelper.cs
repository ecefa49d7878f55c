using Intranet.Ui.Icons;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Intranet.Ui.TagHelpers;

/// <summary>What a state means to the reader; colour only where it means something.</summary>
public enum StateTone
{
    Neutral,
    Success,
    Info,
    Warning,
    Danger,
}

/// <summary><c>&lt;state-tag tone="Success" icon="check"&gt;Besvarad&lt;/state-tag&gt;</c>: the state of a thing, in words.</summary>
[HtmlTargetElement("state-tag")]
public sealed class StateTagHelper : TagHelper
{
    public StateTone Tone { get; set; }

    /// <summary>Icon before the words; null for none.</summary>
    public string? Icon { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "ds-tag");
        output.Attributes.SetAttribute("data-color", Tone.ToString().ToLowerInvariant());
        if (!string.IsNullOrEmpty(Icon))
        {
            output.PreContent.SetHtmlContent(IconMarkup.Of(ViewContext.HttpContext, Icon)).Append("\u00a0");
        }
    }
}
