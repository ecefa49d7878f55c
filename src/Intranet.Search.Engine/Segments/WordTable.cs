using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>
/// Numbers the words and stems of new documents in the order they are met. Open addressing over letters that lie in one row: most of the time
/// of indexing is spent here.
/// </summary>
internal sealed class WordTable
{
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> stemLookup;
    private readonly List<(int Start, int Length)> places = [];
    private (int Hash, int Next)[] slots = new (int, int)[1_024];
    private char[] letters = new char[4_096];
    private int lettersEnd;

    public WordTable() => stemLookup = stems.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => places.Count;

    /// <summary>By word: its stem.</summary>
    public List<int> StemOf { get; } = [];

    /// <summary>By word: whether it carries too little meaning to rank by.</summary>
    public List<bool> IsStop { get; } = [];

    /// <summary>By stem: a first character for the language, then the stem.</summary>
    public List<string> Stems { get; } = [];

    /// <summary>A word by number: a first character for the language, then the folded word.</summary>
    public ReadOnlySpan<char> Word(int number) => letters.AsSpan(places[number].Start, places[number].Length);

    /// <summary>The number of a folded word, whose first character is left free for the language.</summary>
    public int Number(Span<char> word, Language language)
    {
        word[0] = (char)language;

        // Seeded anew in each process, so that nobody can choose words that meet in one slot.
        var hash = string.GetHashCode(word);
        var mask = slots.Length - 1;
        for (var at = hash & mask; ; at = (at + 1) & mask)
        {
            var (held, next) = slots[at];
            if (next == 0)
            {
                return Add(word, language, hash, at);
            }

            if (held == hash && Word(next - 1).SequenceEqual(word))
            {
                return next - 1;
            }
        }
    }

    private int Add(Span<char> word, Language language, int hash, int at)
    {
        if (letters.Length - lettersEnd < word.Length)
        {
            Array.Resize(ref letters, letters.Length * 2);
        }

        word.CopyTo(letters.AsSpan(lettersEnd));
        places.Add((lettersEnd, word.Length));
        lettersEnd += word.Length;
        slots[at] = (hash, places.Count);
        if (places.Count * 2 > slots.Length)
        {
            Grow();
        }

        var analyzer = Analyzer.For(language);
        IsStop.Add(analyzer.IsStopWord(word[1..]));
        StemOf.Add(NumberOfStem(word[..(1 + analyzer.Stem(word[1..], word.Length - 1))]));
        return places.Count - 1;
    }

    private void Grow()
    {
        var larger = new (int Hash, int Next)[slots.Length * 2];
        foreach (var slot in slots)
        {
            if (slot.Next == 0)
            {
                continue;
            }

            var at = slot.Hash & (larger.Length - 1);
            while (larger[at].Next != 0)
            {
                at = (at + 1) & (larger.Length - 1);
            }

            larger[at] = slot;
        }

        slots = larger;
    }

    private int NumberOfStem(ReadOnlySpan<char> stem)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(stemLookup, stem, out var known);
        if (!known)
        {
            number = Stems.Count;
            Stems.Add(new string(stem));
        }

        return number;
    }
}
