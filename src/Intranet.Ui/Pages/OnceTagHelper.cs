using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Intranet.Ui;

/// <summary>Gives every posting form a one-time key, so that a double submit is carried out once.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class OnceTagHelper : TagHelper
{
    /// <summary>Name of the hidden field.</summary>
    public const string FieldName = "_once";

    /// <summary>The form's <c>method</c>.</summary>
    public string? Method { get; set; }

    public override int Order => 100;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("method", Method);
        if (string.Equals(Method, "post", StringComparison.OrdinalIgnoreCase))
        {
            output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{FieldName}\" value=\"{Guid.NewGuid():N}\">");
        }
    }
}
