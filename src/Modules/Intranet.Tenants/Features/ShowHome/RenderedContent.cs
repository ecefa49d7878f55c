using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Intranet.Tenants.Features.ShowHome;

/// <summary>Looks at rendered parts of a page.</summary>
internal static class RenderedContent
{
    /// <summary>True when a part rendered nothing but white space: it had nothing to say.</summary>
    public static bool IsEmpty(IHtmlContent content)
    {
        using var text = new StringWriter();
        content.WriteTo(text, HtmlEncoder.Default);
        return string.IsNullOrWhiteSpace(text.ToString());
    }
}
