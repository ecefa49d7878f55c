namespace Intranet.Search.Engine;

/// <summary>Finds entries of a thesaurus in what was asked: the longest first, none over another.</summary>
internal static class AskedEntries
{
    /// <summary>Ways to write a phrase that are tried at most.</summary>
    private const int MostPhrases = 16;

    /// <summary>Where entries of several words stand in a row of words; a null is no word and parts what stands around it.</summary>
    public static IReadOnlyList<(int Start, int Length, IReadOnlyList<string> Synonyms)> OfSeveralWords(Thesaurus thesaurus, IReadOnlyList<string?> words) =>
        Find(thesaurus, words, least: 2);

    /// <summary>A phrase with its entries written in their other ways, one at a time; without the phrase itself.</summary>
    public static IReadOnlyList<string> Phrases(Thesaurus thesaurus, string text)
    {
        if (thesaurus.LongestEntry == 0)
        {
            return [];
        }

        var tokens = SwedishAnalyzer.Instance.Analyze(text);
        string[] words = [.. tokens.Select(t => text.Substring(t.Start, t.Length))];
        var phrases = new List<string>();
        foreach (var (start, length, synonyms) in Find(thesaurus, words, least: 1))
        {
            phrases.AddRange(synonyms.Select(s => string.Join(' ', [.. words[..start], s, .. words[(start + length)..]])));
        }

        return phrases.Count <= MostPhrases ? phrases : phrases[..MostPhrases];
    }

    private static List<(int Start, int Length, IReadOnlyList<string> Synonyms)> Find(Thesaurus thesaurus, IReadOnlyList<string?> words, int least)
    {
        var found = new List<(int Start, int Length, IReadOnlyList<string> Synonyms)>();
        for (var length = Math.Min(thesaurus.LongestEntry, words.Count); length >= least; length--)
        {
            for (var start = 0; start + length <= words.Count; start++)
            {
                var row = words.Skip(start).Take(length).ToArray();
                if (Array.TrueForAll(row, w => w is not null) && !found.Exists(f => start < f.Start + f.Length && f.Start < start + length)
                    && thesaurus.Synonyms(string.Join(' ', row)) is { Count: > 0 } synonyms)
                {
                    found.Add((start, length, synonyms));
                }
            }
        }

        return found;
    }
}
