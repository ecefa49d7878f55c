namespace Intranet.Search.Engine;

/// <summary>Pieces of five letters inside a word; a shorter word is one piece. They match where stems and compounds do not.</summary>
internal static class Grams
{
    public const int Size = 5;

    public const int MaxPerWord = Analyzer.MaxWordLength - Size + 1;

    /// <summary>Writes the hashes of the pieces of a folded word and returns how many there are. Equal pieces repeat.</summary>
    public static int Of(ReadOnlySpan<char> word, Span<uint> hashes)
    {
        if (word.Length <= Size)
        {
            hashes[0] = Hash(word);
            return 1;
        }

        var count = word.Length - Size + 1;
        for (var i = 0; i < count; i++)
        {
            hashes[i] = Hash(word.Slice(i, Size));
        }

        return count;
    }

    // FNV-1a over UTF-16 units with a final mix: the same in every index, so that equal pieces meet.
    private static uint Hash(ReadOnlySpan<char> piece)
    {
        var hash = 2166136261u;
        foreach (var c in piece)
        {
            hash = (hash ^ c) * 16777619u;
        }

        hash ^= hash >> 15;
        hash *= 0x85EBCA6Bu;
        return hash ^ (hash >> 13);
    }
}
