using System.Collections.Frozen;

namespace Intranet.Search.Engine;

/// <summary>
/// Words that mean the same, kept by coordinators: a search for any of a group finds all of it. An entry may be several words
/// ("samordnad individuell plan"), which are then found as a phrase. Immutable.
/// </summary>
public sealed class Thesaurus
{
    /// <summary>Words of an entry at most; longer entries are left out.</summary>
    public const int MostWords = 8;

    /// <summary>Other entries that one entry stands for at most; the rest is left out.</summary>
    public const int MostSynonyms = 24;

    private readonly FrozenDictionary<string, string[]> groups;
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);

    /// <summary>Creates a thesaurus of groups of equals.</summary>
    public Thesaurus(IEnumerable<IReadOnlyList<string>> synonyms)
    {
        ArgumentNullException.ThrowIfNull(synonyms);
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var group in synonyms)
        {
            foreach (var entry in group.Where(IsEntry))
            {
                Add(entry, group, found);
            }
        }

        groups = found.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
        LongestEntry = groups.Count == 0 ? 0 : groups.Keys.Max(WordsIn);
    }

    /// <summary>No synonyms at all.</summary>
    public static Thesaurus Empty { get; } = new([]);

    /// <summary>Number of words of the longest entry; 0 when there are no entries.</summary>
    internal int LongestEntry { get; }

    /// <summary>What an entry is found by: its words, without inflection and letter case. Empty when it holds no word.</summary>
    public static string KeyOf(string entry) => string.Join(' ', SwedishAnalyzer.Instance.Analyze(entry).Select(t => t.Term));

    /// <summary>The other entries of the groups that hold a word or phrase; empty when there are none. Inflected forms are found.</summary>
    public IReadOnlyList<string> Synonyms(string text) => groups.Count > 0 && groups.TryGetValue(KeyOf(text), out var others) ? others : [];

    /// <summary>The entries of one word that a mistyped word may have meant, with all that they stand for.</summary>
    internal IReadOnlyList<string> Near(string word)
    {
        Span<char> folded = stackalloc char[Analyzer.MaxWordLength];
        folded = folded[..Analyzer.Fold(word, folded)];
        var edits = TermExpansion.EditsFor(folded);
        if (edits == 0)
        {
            return [];
        }

        var near = new List<string>();
        foreach (var (surface, entry) in words)
        {
            if (Math.Abs(surface.Length - folded.Length) <= edits && EditDistance.Spelling(surface, folded, edits) <= edits)
            {
                near.AddRange([entry, .. Synonyms(entry)]);
            }
        }

        return [.. near.Distinct(StringComparer.Ordinal).Take(MostSynonyms)];
    }

    private static bool IsEntry(string entry) => KeyOf(entry) is { Length: > 0 } key && WordsIn(key) <= MostWords;

    private static int WordsIn(string key) => key.Count(c => c == ' ') + 1;

    private void Add(string entry, IReadOnlyList<string> group, Dictionary<string, List<string>> found)
    {
        var key = KeyOf(entry);
        var others = found.TryGetValue(key, out var list) ? list : found[key] = [];
        foreach (var other in group.Where(o => IsEntry(o) && KeyOf(o) != key))
        {
            if (others.Count < MostSynonyms && !others.Contains(other, StringComparer.Ordinal))
            {
                others.Add(other);
            }
        }

        if (SwedishAnalyzer.Instance.Analyze(entry) is [var only])
        {
            words.TryAdd(only.Surface, entry);
        }
    }
}
