using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Intranet.Search.Engine;

/// <summary>
/// 128 numbers in a fixed number of bits each, laid out over four lanes so that four are unpacked at a time (D. Lemire and L. Boytsov,
/// "Decoding billions of integers per second through vectorization", 2015).
/// </summary>
internal static class BitPacking
{
    public const int BlockSize = 128;

    public static int BitsFor(uint greatest) => 32 - System.Numerics.BitOperations.LeadingZeroCount(greatest);

    public static int SizeOf(int bits) => bits * 16;

    public static void Pack(ReadOnlySpan<uint> values, int bits, Span<byte> packed)
    {
        if (bits == 0)
        {
            return;
        }

        packed = packed[..SizeOf(bits)];
        values = values[..BlockSize];
        ref var source = ref MemoryMarshal.GetReference(values);
        ref var target = ref MemoryMarshal.GetReference(packed);
        var gathered = Vector128<uint>.Zero;
        var (word, shift) = (0, 0);
        for (nuint i = 0; i < BlockSize; i += 4)
        {
            var value = Vector128.LoadUnsafe(ref source, i);
            gathered |= value << shift;
            shift += bits;
            if (shift >= 32)
            {
                gathered.AsByte().StoreUnsafe(ref target, (nuint)(word++ * 16));
                shift -= 32;
                gathered = shift > 0 ? value >>> (bits - shift) : Vector128<uint>.Zero;
            }
        }
    }

    /// <summary>Unpacks a block; <paramref name="add"/> is added to each number.</summary>
    public static void Unpack(ReadOnlySpan<byte> packed, int bits, Span<uint> values, uint add = 0)
    {
        if (bits is < 0 or > 32 || packed.Length < SizeOf(bits) || values.Length < BlockSize)
        {
            throw new CorruptIndexException("A block of postings is damaged.");
        }

        if (bits == 0)
        {
            values[..BlockSize].Fill(add);
            return;
        }

        ref var source = ref MemoryMarshal.GetReference(packed);
        ref var target = ref MemoryMarshal.GetReference(values);
        var mask = Vector128.Create(bits == 32 ? uint.MaxValue : (1u << bits) - 1);
        var added = Vector128.Create(add);
        var current = Load(ref source, 0);
        var word = 0;
        var shift = 0;
        for (var row = 0; row < 32; row++)
        {
            var value = current >>> shift;
            shift += bits;
            if (shift >= 32)
            {
                shift -= 32;
                if (++word < bits)
                {
                    current = Load(ref source, word);
                    if (shift > 0)
                    {
                        value |= current << (bits - shift);
                    }
                }
            }

            ((value & mask) + added).StoreUnsafe(ref target, (nuint)(row * 4));
        }
    }

    /// <summary>Turns gaps less one into document numbers: each is the one before plus its gap.</summary>
    public static void SumGaps(Span<uint> values, int before)
    {
        ref var start = ref MemoryMarshal.GetReference(values);
        var last = Vector128.Create((uint)before);
        var ones = Vector128.Create(1u, 2u, 3u, 4u);
        for (nuint i = 0; i < BlockSize; i += 4)
        {
            var v = Vector128.LoadUnsafe(ref start, i);
            v += Vector128.Shuffle(v, Vector128.Create(0u, 0u, 1u, 2u)) & Vector128.Create(0u, uint.MaxValue, uint.MaxValue, uint.MaxValue);
            v += Vector128.Shuffle(v, Vector128.Create(0u, 0u, 0u, 1u)) & Vector128.Create(0u, 0u, uint.MaxValue, uint.MaxValue);
            v += last + ones;
            v.StoreUnsafe(ref start, i);
            last = Vector128.Shuffle(v, Vector128.Create(3u, 3u, 3u, 3u));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Load(ref byte source, int word) => Vector128.LoadUnsafe(ref source, (nuint)(word * 16)).AsUInt32();
}
