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
    private static readonly ulong Seed = BitConverter.ToUInt64(System.Security.Cryptography.RandomNumberGenerator.GetBytes(sizeof(ulong)));

    private readonly List<(int Start, int Length)> places = [];
    private Slot[] slots = new Slot[1_024];
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
        var hash = Hash(word);
        var mask = slots.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            ref var slot = ref slots[at];
            if (slot.Length == 0)
            {
                return Add(word, language, hash, at);
            }

            if (slot.Hash == hash && letters.AsSpan(slot.Start, slot.Length).SequenceEqual(word))
            {
                return slot.Number;
            }
        }
    }

    // Four letters at a time, multiplied and folded (as in Wang Yi's wyhash); seeded anew in each process, so that nobody can choose words that
    // meet in one slot.
    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = Seed ^ (ulong)word.Length;
        var fours = MemoryMarshal.Cast<char, ulong>(word);
        foreach (var four in fours)
        {
            hash = Mixed(hash ^ four);
        }

        var rest = 0UL;
        foreach (var letter in word[(4 * fours.Length)..])
        {
            rest = (rest << 16) | letter;
        }

        hash = Mixed(hash ^ rest);
        return (uint)(hash >> 32);
    }

    private static ulong Mixed(ulong value)
    {
        var high = Math.BigMul(value ^ 0x9E3779B97F4A7C15UL, 0xD6E8FEB86659FD93UL, out var low);
        return high ^ low;
    }

    private int Add(Span<char> word, Language language, uint hash, int at)
    {
        if (letters.Length - lettersEnd < word.Length)
        {
            Array.Resize(ref letters, letters.Length * 2);
        }

        word.CopyTo(letters.AsSpan(lettersEnd));
        slots[at] = new Slot(hash, places.Count, lettersEnd, word.Length);
        places.Add((lettersEnd, word.Length));
        lettersEnd += word.Length;
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
        var larger = new Slot[slots.Length * 2];
        foreach (var slot in slots)
        {
            if (slot.Length == 0)
            {
                continue;
            }

            var at = (int)slot.Hash & (larger.Length - 1);
            while (larger[at].Length != 0)
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

    // A word has at least the letter of its language, so a slot without length is free.
    private readonly record struct Slot(uint Hash, int Number, int Start, int Length);
}
