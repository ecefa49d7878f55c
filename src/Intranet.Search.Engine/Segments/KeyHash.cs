namespace Intranet.Search.Engine;

/// <summary>A hash of a document key that is the same in every index and every run; it also settles the order of equal scores.</summary>
internal static class KeyHash
{
    public static ulong Of(ReadOnlySpan<char> key)
    {
        // FNV-1a, finished with the mixer of SplitMix64.
        var hash = 14695981039346656037UL;
        foreach (var c in key)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        hash ^= hash >> 30;
        hash *= 0xBF58476D1CE4E5B9UL;
        hash ^= hash >> 27;
        hash *= 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
