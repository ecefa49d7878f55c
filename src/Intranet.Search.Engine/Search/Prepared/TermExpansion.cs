using System.Text;

namespace Intranet.Search.Engine;

/// <summary>Finds stems of the indexes that start like a word or are spelt nearly like it.</summary>
internal sealed class TermExpansion(CorpusStatistics statistics)
{
    private delegate int Metric(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max);

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

    /// <summary>Stems within some edits of a word or its stem.</summary>
    public IReadOnlyList<string> Fuzzy(string word, int maxEdits, Language language, string? field) => Within(word, maxEdits, language, field, EditDistance.Distance);

    private IReadOnlyList<string> Within(string word, int maxEdits, Language language, string? field, Metric metric)
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
                if (metric(candidate, stem, maxEdits) <= maxEdits || metric(candidate, folded, maxEdits) <= maxEdits)
                {
                    found.Add(new string(candidate));
                }
            }
        }

        return MostFrequent(found, space);
    }

    /// <summary>Stems of open documents that a mistyped word may have meant.</summary>
    public IReadOnlyList<string> Near(string word, Language language)
    {
        Span<char> folded = stackalloc char[Analyzer.MaxWordLength];
        var length = Analyzer.Fold(word, folded);
        var edits = EditsFor(folded[..length]);
        if (edits == 0)
        {
            return [];
        }

        var space = TermSpace.Of(language);
        return [.. Within(word, edits, language, null, EditDistance.Spelling).Where(s => s.Length > 2 && statistics.OpenFrequency(space, s) > 0)];
    }

    /// <summary>How many edits a word may be mistyped by; 0 for words too short to tell and for numbers.</summary>
    public static int EditsFor(ReadOnlySpan<char> folded) =>
        folded.Length < 4 || folded.ContainsAnyInRange('0', '9') ? 0 : folded.Length < 6 ? 1 : 2;

    private static byte Space(Language language, string? field) => field == Fields.Title ? TermSpace.OfTitle(language) : TermSpace.Of(language);

    private IReadOnlyList<string> MostFrequent(HashSet<string> found, byte space) => found.Count <= Most
        ? [.. found]
        : [.. found.OrderByDescending(s => statistics.OpenFrequency(space, s)).ThenBy(s => s, StringComparer.Ordinal).Take(Most)];
}
