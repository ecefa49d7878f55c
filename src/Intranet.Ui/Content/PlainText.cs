using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Intranet.Ui.Content;

/// <summary>Reads the words out of Markdown.</summary>
internal static class PlainText
{
    private const char Ellipsis = '…';

    public static string Of(string? markdown, int? maximumLength)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return string.Empty;
        }

        var limit = maximumLength ?? int.MaxValue;
        var source = markdown.Length > MarkdownRenderer.MaximumLength ? markdown[..MarkdownRenderer.MaximumLength] : markdown;
        var document = MarkdownRenderer.TryParse(source);
        return Cut(OnOneLine(document is null ? source : WordsOf(document, limit)), limit);
    }

    private static string WordsOf(MarkdownDocument document, int limit)
    {
        var words = new StringBuilder();
        foreach (var leaf in document.Descendants<LeafBlock>())
        {
            if (words.Length > limit)
            {
                break;
            }

            Append(leaf, words);
            words.Append(' ');
        }

        return words.ToString();
    }

    private static void Append(LeafBlock leaf, StringBuilder words)
    {
        if (leaf.Inline is null)
        {
            words.Append(leaf is CodeBlock ? leaf.Lines.ToString() : string.Empty);
            return;
        }

        foreach (var inline in leaf.Inline.Descendants())
        {
            words.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                AutolinkInline link => link.Url,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                _ => string.Empty,
            });
        }
    }

    private static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        if (SentenceEnd(text, limit) is { } whole)
        {
            return text[..whole];
        }

        var end = text.LastIndexOf(' ', limit - 1);
        end = end > limit / 2 ? end : limit - 1;
        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return text[..end].TrimEnd(' ', ',', ';', ':', '–', '-', '.') + Ellipsis;
    }

    /// <summary>Where the last whole sentence ends, if it leaves little out; a capital after the stop tells it from an abbreviation.</summary>
    private static int? SentenceEnd(string text, int limit)
    {
        for (var i = limit - 1; i >= limit * 2 / 3; i--)
        {
            if (text[i] is '.' or '!' or '?' && i + 2 < text.Length && text[i + 1] == ' ' && char.IsUpper(text[i + 2]))
            {
                return i + 1;
            }
        }

        return null;
    }
}
