using System.Text;

namespace Intranet.Search.Engine;

/// <summary>Marks the words of a text that matched, in whole words, as safe HTML.</summary>
public static class Highlighter
{
    /// <summary>Characters of a text in which a passage is looked for; the rest is left out.</summary>
    private const int MaxScanned = 200_000;

    /// <summary>The whole text with marks.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="language">Its language.</param>
    /// <param name="terms">The stems that matched.</param>
    public static string Whole(string text, Language language, IReadOnlySet<string> terms) =>
        Render(text, 0, text.Length, Matches(text, language, terms, out _));

    /// <summary>The passage with most different matching words; the start of the text when none matches.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="language">Its language.</param>
    /// <param name="terms">The stems that matched.</param>
    /// <param name="length">About how long the passage is, in UTF-16 units; whole words only.</param>
    public static string Excerpt(string text, Language language, IReadOnlySet<string> terms, int length)
    {
        var matches = Matches(text, language, terms, out var starts);
        if (text.Length <= length)
        {
            return Render(text, 0, text.Length, matches);
        }

        var from = matches.Count == 0 ? 0 : SentenceStart(text, BestWindow(matches, length), starts, length);
        var to = WordEnd(text, Math.Min(text.Length, from + length));
        var html = Render(text, from, to, matches);
        return $"{(from > 0 ? "… " : "")}{html}{(to < text.Length ? " …" : "")}";
    }

    internal static Dictionary<string, string> All(Document document, HighlightOptions options, IReadOnlySet<string> terms)
    {
        var highlights = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, text) in document.Texts)
        {
            if (highlights.ContainsKey(field))
            {
                continue;
            }

            if (options.WholeFields.Contains(field))
            {
                highlights[field] = Whole(text, document.Language, terms);
            }
            else if (options.ExcerptFields.Contains(field))
            {
                highlights[field] = Excerpt(text, document.Language, terms, options.ExcerptLength);
            }
        }

        return highlights;
    }

    private static List<(int Start, int Length, string Term)> Matches(string text, Language language, IReadOnlySet<string> terms, out List<int> starts)
    {
        var matches = new List<(int, int, string)>();
        starts = [];
        var analyzer = Analyzer.For(language);
        var lookup = (terms as HashSet<string>)?.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> word = stackalloc char[Analyzer.MaxWordLength];
        var words = new WordTokenizer(text.AsSpan(0, Math.Min(text.Length, MaxScanned)));
        while (words.MoveNext())
        {
            starts.Add(words.Start);
            var length = Analyzer.Fold(words.Current, word);
            if (length == 0)
            {
                continue;
            }

            var stem = word[..analyzer.Stem(word, length)];
            if (lookup is { } l ? l.TryGetValue(stem, out var term) : terms.Contains(term = new string(stem)))
            {
                matches.Add((words.Start, words.Length, term!));
            }
        }

        return matches;
    }

    // Slides a window of the given length over the matches and keeps the one with most different terms, then most matches, then the first.
    private static int BestWindow(List<(int Start, int Length, string Term)> matches, int length)
    {
        var inside = new Dictionary<string, int>(StringComparer.Ordinal);
        var best = (Different: -1, Count: -1, Start: 0);
        var left = 0;
        for (var right = 0; right < matches.Count; right++)
        {
            inside[matches[right].Term] = inside.GetValueOrDefault(matches[right].Term) + 1;
            while (matches[right].Start + matches[right].Length - matches[left].Start > length && left < right)
            {
                var term = matches[left++].Term;
                if (--inside[term] == 0)
                {
                    inside.Remove(term);
                }
            }

            var found = (inside.Count, right - left + 1, matches[left].Start);
            if (found.Item1 > best.Different || (found.Item1 == best.Different && found.Item2 > best.Count))
            {
                best = found;
            }
        }

        return best.Start;
    }

    // A passage reads best from the start of its sentence; when that is far away, from a few words before the match.
    private static int SentenceStart(string text, int match, List<int> starts, int length)
    {
        var nearest = match;
        for (var i = match - 1; i >= 0 && i > match - (length / 2); i--)
        {
            if (text[i] is '.' or '!' or '?' or '\n' or ':')
            {
                nearest = i + 1;
                while (nearest < match && char.IsWhiteSpace(text[nearest]))
                {
                    nearest++;
                }

                return nearest;
            }
        }

        if (match <= length / 2)
        {
            return 0;
        }

        var index = starts.BinarySearch(match);
        return starts[Math.Max(0, (index < 0 ? ~index : index) - 4)];
    }

    private static int WordEnd(string text, int at)
    {
        if (at >= text.Length)
        {
            return text.Length;
        }

        for (var i = at; i > at - Analyzer.MaxWordLength && i > 0; i--)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                return i;
            }
        }

        return char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }

    private static string Render(string text, int from, int to, List<(int Start, int Length, string Term)> matches)
    {
        var html = new StringBuilder(to - from + 32);
        var at = from;
        foreach (var (start, length, _) in matches)
        {
            if (start < at || start + length > to)
            {
                continue;
            }

            HtmlText.Append(html, text.AsSpan(at, start - at));
            html.Append("<mark>");
            HtmlText.Append(html, text.AsSpan(start, length));
            html.Append("</mark>");
            at = start + length;
        }

        HtmlText.Append(html, text.AsSpan(at, to - at));
        return html.ToString();
    }
}
