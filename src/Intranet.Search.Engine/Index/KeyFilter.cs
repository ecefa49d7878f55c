using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>Tells of most keys that they are not in a segment (B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970): eight to sixteen bits a key, one of them set.</summary>
internal sealed class KeyFilter
{
    private const int BitsPerKey = 8;

    private readonly ulong[] bits;
    private readonly int shift;

    /// <param name="hashes">The upper halves of the hashes of the keys.</param>
    public KeyFilter(ReadOnlySpan<uint> hashes)
    {
        var size = Math.Clamp(BitOperations.RoundUpToPowerOf2((ulong)hashes.Length * BitsPerKey), 64, 1UL << 31);
        bits = new ulong[size / 64];
        shift = 32 - BitOperations.Log2(size);
        foreach (var hash in hashes)
        {
            var bit = hash >> shift;
            bits[bit >> 6] |= 1UL << (int)bit;
        }
    }

    public bool MayHold(ulong keyHash)
    {
        var bit = (uint)(keyHash >> 32) >> shift;
        return (bits[bit >> 6] >> (int)bit & 1) != 0;
    }
}
