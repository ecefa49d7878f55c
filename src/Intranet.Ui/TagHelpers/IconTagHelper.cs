using Intranet.Ui.Icons;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Intranet.Ui.TagHelpers;

/// <summary><c>&lt;icon name="bell"/&gt;</c>: one icon of the set, hidden from screen readers.</summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>Name of the icon; the set is listed in the README.</summary>
    public required string Name { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(IconMarkup.Of(ViewContext.HttpContext, Name));
    }
}

/// <summary><c>&lt;icon-sprite/&gt;</c>: the drawings of the icons that the page used. Stands once, last in the layout.</summary>
[HtmlTargetElement("icon-sprite", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconSpriteTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(IconMarkup.Sprite(ViewContext.HttpContext));
    }
}
