using System.Net;
using Microsoft.AspNetCore.Html;

namespace Intranet.Ui.Content;

/// <summary>Text in which a search marked words.</summary>
public static class MarkedText
{
    private const string Open = "<mark>";
    private const string Close = "</mark>";

    /// <summary>
    /// Shows an encoded excerpt whose only markup is <c>&lt;mark&gt;</c>. Everything else is encoded again, whatever the caller believed about it.
    /// </summary>
    /// <param name="excerptHtml">The excerpt as the search gave it; null shows nothing.</param>
    public static IHtmlContent Show(string? excerptHtml)
    {
        var content = new HtmlContentBuilder();
        var rest = (excerptHtml ?? string.Empty).AsSpan();
        while (TryTake(ref rest, out var before, out var marked))
        {
            content.Append(WebUtility.HtmlDecode(before));
            content.AppendHtml("<mark>").Append(WebUtility.HtmlDecode(marked)).AppendHtml("</mark>");
        }

        return content.Append(WebUtility.HtmlDecode(rest.ToString()));
    }

    private static bool TryTake(ref ReadOnlySpan<char> rest, out string before, out string marked)
    {
        (before, marked) = (string.Empty, string.Empty);
        var start = rest.IndexOf(Open, StringComparison.Ordinal);
        var end = start < 0 ? -1 : rest[start..].IndexOf(Close, StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        before = rest[..start].ToString();
        marked = rest[(start + Open.Length)..(start + end)].ToString();
        rest = rest[(start + end + Close.Length)..];
        return true;
    }
}
