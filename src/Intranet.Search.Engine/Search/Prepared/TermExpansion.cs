using System.Text;

namespace Intranet.Search.Engine;

/// <summary>Finds stems of the indexes that start like a word or are spelt nearly like it.</summary>
internal sealed class TermExpansion(CorpusStatistics statistics)
{
    /// <summary>Stems that one word is expanded to at most: the most frequent.</summary>
    private const int Most = 1_024;

    /// <summary>Stems that start with some letters, and the stem of those letters.</summary>
    public IReadOnlyList<string> Prefix(string prefix, Language language, string? field)
    {
        Span<char> folded = stackalloc char[Analyzer.MaxWordLength];
        folded = folded[..Analyzer.Fold(prefix, folded)];
        if (folded.Length == 0)
        {
            return [];
        }

        var space = Space(language, field);
        var start = TermSpace.Term(space, folded);
        var found = new HashSet<string>(StringComparer.Ordinal) { Analyzer.For(language).Term(prefix) };
        foreach (var live in statistics.Segments)
        {
            var walk = live.Segment.Terms.From(start);
            while (walk.MoveNext() && walk.Current.StartsWith(start))
            {
                found.Add(TermSpace.Text(walk.Current));
            }
        }

        return MostFrequent(found, space);
    }

    /// <summary>In how many open documents stems stand, summed over the stems.</summary>
    public long SumOfFrequencies(IReadOnlyList<string> stems, byte space)
    {
        var sum = 0L;
        foreach (var stem in stems)
        {
            sum += statistics.OpenFrequency(space, stem);
        }

        return Math.Min(sum, statistics.Documents((Language)(space % TermSpace.Languages)));
    }

    /// <summary>Stems within some edits of a word or its stem.</summary>
    public IReadOnlyList<string> Fuzzy(string word, int maxEdits, Language language, string? field)
    {
        Span<char> folded = stackalloc char[Analyzer.MaxWordLength];
        folded = folded[..Analyzer.Fold(word, folded)];
        var stem = Analyzer.For(language).Term(word);
        var space = Space(language, field);
        var found = new HashSet<string>(StringComparer.Ordinal);
        Span<char> text = stackalloc char[Analyzer.MaxWordLength + 1];
        maxEdits = Math.Clamp(maxEdits, 0, 2);
        foreach (var live in statistics.Segments)
        {
            var walk = live.Segment.Terms.From([space]);
            while (walk.MoveNext() && walk.Current[0] == space)
            {
                var bytes = walk.Current[1..];
                if (bytes.Length > (folded.Length + maxEdits) * 3 || bytes.Length < stem.Length - maxEdits)
                {
                    continue;
                }

                var candidate = text[..Encoding.UTF8.GetChars(bytes, text)];
                if (EditDistance.Within(candidate, stem, maxEdits) || EditDistance.Within(candidate, folded, maxEdits))
                {
                    found.Add(new string(candidate));
                }
            }
        }

        return MostFrequent(found, space);
    }

    private static byte Space(Language language, string? field) => field == Fields.Title ? TermSpace.OfTitle(language) : TermSpace.Of(language);

    private IReadOnlyList<string> MostFrequent(HashSet<string> found, byte space) => found.Count <= Most
        ? [.. found]
        : [.. found.OrderByDescending(s => statistics.OpenFrequency(space, s)).ThenBy(s => s, StringComparer.Ordinal).Take(Most)];
}
