using System.Text;

namespace Intranet.Search.Engine;

/// <summary>Finds better spellings among the words of open documents.</summary>
internal sealed class SpellChecker(CorpusStatistics statistics)
{
    /// <summary>Fewer hits than this make a better spelling worth a look.</summary>
    public const int FewHits = 3;

    private const int ShortestWord = 4;

    /// <summary>The text with words that no open document holds replaced by the nearest that one does; null when nothing was replaced.</summary>
    public string? Correct(string text)
    {
        text = text.Length > QueryParser.MaxLength ? text[..QueryParser.MaxLength] : text;
        var corrected = new StringBuilder();
        var at = 0;
        var words = 0;
        foreach (var token in SwedishAnalyzer.Instance.Analyze(text))
        {
            if (words >= QueryParser.MaxClauses || token.IsStopWord || token.Surface.Length < ShortestWord || IsKnown(token.Surface) || Nearest(token.Surface) is not { } better)
            {
                continue;
            }

            words++;
            corrected.Append(text, at, token.Start - at).Append(better);
            at = token.Start + token.Length;
        }

        return at == 0 ? null : corrected.Append(text, at, text.Length - at).ToString();
    }

    private bool IsKnown(string surface) => Enum.GetValues<Language>().Any(l =>
        statistics.OpenFrequency(TermSpace.Of(l), Analyzer.For(l).Term(surface)) > 0);

    private string? Nearest(string word)
    {
        var frequencies = new Dictionary<string, long>(StringComparer.Ordinal);
        var most = word.Length <= 5 ? 1 : 2;
        Span<char> text = stackalloc char[Analyzer.MaxWordLength + 1];
        foreach (var live in statistics.Segments)
        {
            var counts = live.Segment.Array<int>(Section.WordFrequencies);
            var walk = live.Segment.Words.At(0);
            while (walk.MoveNext())
            {
                var bytes = walk.Current[1..];
                if (bytes.Length < word.Length - most || bytes.Length > (word.Length + most) * 2)
                {
                    continue;
                }

                var open = counts[walk.Ordinal] - live.Corrections.OfWord(walk.Ordinal);
                var candidate = text[..Encoding.UTF8.GetChars(bytes, text)];
                if (open > 0 && EditDistance.Spelling(candidate, word, most) <= most)
                {
                    var key = new string(candidate);
                    frequencies[key] = frequencies.GetValueOrDefault(key) + open;
                }
            }
        }

        return frequencies.Count == 0
            ? null
            : frequencies.OrderBy(f => EditDistance.Spelling(f.Key, word, most)).ThenByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).First().Key;
    }
}
