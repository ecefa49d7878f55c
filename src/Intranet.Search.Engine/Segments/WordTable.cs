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

    // Before the letters of a word stand its number, in two parts, and how many they are.
    private const int HeadSize = 3;

    private readonly List<int> places = [];
    private WordEntry[] entries = new WordEntry[512];
    private Slot[] slots = new Slot[1_024];
    private char[] letters = new char[4_096];

    // No word stands at the very start, so that a slot of nothing is free.
    private int lettersEnd = 1;

    public WordTable() => stemLookup = stems.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>An empty one, in the memory of another that is not used any more.</summary>
    public static WordTable InPlaceOf(WordTable? before)
    {
        before?.Clear();
        return before ?? new WordTable();
    }

    public int Count => places.Count;

    /// <summary>What is known of a word by number, which the caller may change.</summary>
    public ref WordEntry this[int number] => ref entries[number];

    /// <summary>By stem: a first character for the language, then the stem.</summary>
    public List<string> Stems { get; } = [];

    /// <summary>A word by number: a first character for the language, then the folded word.</summary>
    public ReadOnlySpan<char> Word(int number) => LettersAt(places[number]);

    /// <summary>The number of a folded word, whose first character is left free for the language.</summary>
    public int Number(Span<char> word, Language language)
    {
        word[0] = (char)language;
        var hash = Hash(word);
        var mask = slots.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            var slot = slots[at];
            if (slot.Place == 0)
            {
                return Add(word, language, hash, at);
            }

            if (slot.Hash == hash && LettersAt(slot.Place).SequenceEqual(word))
            {
                return letters[slot.Place] | (letters[slot.Place + 1] << 16);
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
        if (letters.Length - lettersEnd < HeadSize + word.Length)
        {
            Array.Resize(ref letters, letters.Length * 2);
        }

        var (place, number) = (lettersEnd, places.Count);
        (letters[place], letters[place + 1], letters[place + 2]) = ((char)number, (char)(number >> 16), (char)word.Length);
        word.CopyTo(letters.AsSpan(place + HeadSize));
        lettersEnd += HeadSize + word.Length;
        slots[at] = new Slot(hash, place);
        places.Add(place);
        if (places.Count * 2 > slots.Length)
        {
            Grow();
        }

        var analyzer = Analyzer.For(language);
        if (number == entries.Length)
        {
            Array.Resize(ref entries, entries.Length * 2);
        }

        var isStop = analyzer.IsStopWord(word[1..]);
        entries[number] = new WordEntry { IsStop = isStop, Stem = NumberOfStem(word[..(1 + analyzer.Stem(word[1..], word.Length - 1))]) };
        return number;
    }

    private void Clear()
    {
        stems.Clear();
        Stems.Clear();
        places.Clear();
        slots.AsSpan().Clear();
        lettersEnd = 1;
    }

    private void Grow()
    {
        var larger = new Slot[slots.Length * 2];
        foreach (var slot in slots)
        {
            if (slot.Place == 0)
            {
                continue;
            }

            var at = (int)slot.Hash & (larger.Length - 1);
            while (larger[at].Place != 0)
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

    private ReadOnlySpan<char> LettersAt(int place) => letters.AsSpan(place + HeadSize, letters[place + 2]);

    private readonly record struct Slot(uint Hash, int Place);
}
