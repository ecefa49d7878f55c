using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>A set of document numbers, one bit each.</summary>
internal static class Bitmap
{
    public static ulong[] Create(int documents) => new ulong[(documents + 63) >> 6];

    public static bool Get(ReadOnlySpan<ulong> bits, int i) => (bits[i >> 6] >> i & 1) != 0;

    public static void Set(Span<ulong> bits, int i) => bits[i >> 6] |= 1UL << i;

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }
}
