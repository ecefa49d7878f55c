using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Intranet.Ui.TagHelpers;

/// <summary><c>&lt;meta-row&gt;&lt;li&gt;…&lt;/li&gt;&lt;/meta-row&gt;</c>: quiet facts on one row, with dots between them.</summary>
[HtmlTargetElement("meta-row")]
public sealed class MetaRowTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ul";
        output.Attributes.SetAttribute("class", "meta plain quiet small");
    }
}
