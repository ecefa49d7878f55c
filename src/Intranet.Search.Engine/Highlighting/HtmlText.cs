using System.Text;

namespace Intranet.Search.Engine;

/// <summary>Writes text as HTML that is safe in element content and in quoted attributes. Letters stay letters.</summary>
internal static class HtmlText
{
    public static void Append(StringBuilder html, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                html.Append(c).Append(text[++i]);
                continue;
            }

            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ when char.IsSurrogate(c) => html.Append('\uFFFD'),
                _ when char.IsControl(c) => html.Append(' '),
                _ => html.Append(c),
            };
        }
    }
}
