using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.Forms;

/// <summary><c>&lt;text-area-field asp-for="Input.Note" label="@T["Note"]" optional="true"/&gt;</c>: several lines of plain text.</summary>
[HtmlTargetElement("text-area-field", Attributes = "asp-for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextAreaFieldTagHelper(IStringLocalizer<Texts> texts) : FieldTagHelper(texts)
{
    /// <summary>Lines shown before scrolling.</summary>
    public int Rows { get; set; } = 4;

    private protected override TagBuilder Control(FieldContext field) => TextArea(field, Rows);

    internal static TagBuilder TextArea(FieldContext field, int rows)
    {
        var area = NewControl("textarea", field);
        area.Attributes["rows"] = rows.ToString(System.Globalization.CultureInfo.InvariantCulture);

        // A browser drops one line end after the start tag; without this one a text that begins with a blank line would lose it.
        area.InnerHtml.Append("\n").Append(field.Value);
        return area;
    }
}
