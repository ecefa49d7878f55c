using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Intranet.Ui.Forms;

/// <summary>
/// One line of the error summary. It is written out when the whole page has run, because the fields that it names stand below it.
/// </summary>
internal sealed class SummaryLine(string name, string message, FieldLabels labels) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var entry = new TagBuilder(name.Length == 0 ? "span" : "a");
        entry.InnerHtml.Append(labels.Find(name) is { } label ? $"{label}: {message}" : message);
        if (name.Length > 0)
        {
            entry.AddCssClass("ds-link");
            entry.Attributes["href"] = $"#{FieldContext.IdOf(name)}";
        }

        entry.WriteTo(writer, encoder);
    }
}
