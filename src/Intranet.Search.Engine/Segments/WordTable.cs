namespace Intranet.Search.Engine;

/// <summary>Numbers the words and stems of a segment that is being built, in the order they are met.</summary>
internal sealed class WordTable
{
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> wordLookup;
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> stemLookup;

    public WordTable()
    {
        wordLookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        stemLookup = stems.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>By word: a first character for the language, then the folded word.</summary>
    public List<string> Words { get; } = [];

    /// <summary>By word: its stem.</summary>
    public List<int> StemOf { get; } = [];

    /// <summary>By word: whether it carries too little meaning to rank by.</summary>
    public List<bool> IsStop { get; } = [];

    /// <summary>By stem: a first character for the language, then the stem.</summary>
    public List<string> Stems { get; } = [];

    /// <summary>The number of a folded word, whose first character is left free for the language.</summary>
    public int Number(Span<char> word, Language language)
    {
        word[0] = (char)language;
        if (wordLookup.TryGetValue(word, out var number))
        {
            return number;
        }

        number = Words.Count;
        var text = new string(word);
        words.Add(text, number);
        Words.Add(text);
        var analyzer = Analyzer.For(language);
        IsStop.Add(analyzer.IsStopWord(word[1..]));
        StemOf.Add(NumberOfStem(word[..(1 + analyzer.Stem(word[1..], word.Length - 1))]));
        return number;
    }

    private int NumberOfStem(ReadOnlySpan<char> stem)
    {
        if (stemLookup.TryGetValue(stem, out var number))
        {
            return number;
        }

        number = Stems.Count;
        var text = new string(stem);
        stems.Add(text, number);
        Stems.Add(text);
        return number;
    }
}
