using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.Forms;

/// <summary><c>&lt;check-field asp-for="Input.IsClosed" label="@T["Closed"]"/&gt;</c>: yes or no.</summary>
[HtmlTargetElement("check-field", Attributes = "asp-for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckFieldTagHelper : FieldTagHelper
{
    public CheckFieldTagHelper(IStringLocalizer<Texts> texts)
        : base(texts) => Optional = true;

    private protected override TagBuilder Control(FieldContext field)
    {
        var box = NewControl("input", field);
        box.TagRenderMode = TagRenderMode.SelfClosing;
        box.Attributes["type"] = "checkbox";
        box.Attributes["value"] = "true";
        if (field.IsChecked)
        {
            box.Attributes["checked"] = "checked";
        }

        return box;
    }

    private protected override IEnumerable<IHtmlContent> Parts(FieldContext field, TagBuilder control)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("ds-label");
        label.Attributes["for"] = field.Id;
        label.Attributes["data-weight"] = "regular";
        label.InnerHtml.Append(Label);
        yield return control;
        yield return label;
        yield return DescriptionOf(field);
        yield return ErrorOf(field);
    }
}
