using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.Forms;

/// <summary><c>&lt;select-field asp-for="Input.Kind" label="@T["Kind"]" items="Model.Kinds"/&gt;</c>: one of several.</summary>
[HtmlTargetElement("select-field", Attributes = "asp-for,label,items", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectFieldTagHelper(IStringLocalizer<Texts> texts) : FieldTagHelper(texts)
{
    /// <summary>What can be chosen, in order.</summary>
    public required IEnumerable<SelectListItem> Items { get; set; }

    private protected override TagBuilder Control(FieldContext field)
    {
        var select = NewControl("select", field);
        var chosen = field.Value;
        foreach (var item in Items)
        {
            select.InnerHtml.AppendHtml(Option(item, chosen));
        }

        return select;
    }

    private static TagBuilder Option(SelectListItem item, string chosen)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = item.Value ?? item.Text;
        if (string.Equals(item.Value ?? item.Text, chosen, StringComparison.OrdinalIgnoreCase))
        {
            option.Attributes["selected"] = "selected";
        }

        option.InnerHtml.Append(item.Text);
        return option;
    }
}
