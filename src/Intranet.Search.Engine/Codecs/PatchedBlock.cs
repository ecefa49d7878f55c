namespace Intranet.Search.Engine;

/// <summary>
/// A block of numbers in as few bits each as most of them need; those that need more are mended afterwards, by their place and the bits that were cut off
/// (M. Zukowski et al., "Super-scalar RAM-CPU cache compression", 2006).
/// </summary>
internal static class PatchedBlock
{
    // The bits cut off from a number are one byte.
    private const int MostCutOff = 8;
    private const int PatchSize = 2;
    private const byte HasPatches = 0x80;

    public static void Write(ByteWriter output, uint[] values)
    {
        Span<int> ofLength = stackalloc int[33];
        ofLength.Clear();
        foreach (var value in values)
        {
            ofLength[BitPacking.BitsFor(value)]++;
        }

        var (bits, patches) = Choose(ofLength);
        output.Byte((byte)(patches > 0 ? bits | HasPatches : bits));
        if (patches == 0)
        {
            BitPacking.Pack(values, bits, output.Take(BitPacking.SizeOf(bits)));
            return;
        }

        output.Byte((byte)patches);
        Span<uint> low = stackalloc uint[BitPacking.BlockSize];
        var mask = (uint)((1UL << bits) - 1);
        for (var i = 0; i < low.Length; i++)
        {
            low[i] = values[i] & mask;
        }

        BitPacking.Pack(low, bits, output.Take(BitPacking.SizeOf(bits)));
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] > mask)
            {
                output.Byte((byte)i);
                output.Byte((byte)(values[i] >> bits));
            }
        }
    }

    /// <summary>Reads a block and returns how many bytes it took; <paramref name="add"/> is added to each number.</summary>
    public static int Read(ReadOnlySpan<byte> data, Span<uint> values, uint add = 0)
    {
        var (bits, patches, packedAt) = Head(data);
        var end = packedAt + BitPacking.SizeOf(bits);
        BitPacking.Unpack(data[packedAt..], bits, values, add);
        for (var i = 0; i < patches; i++, end += PatchSize)
        {
            values[data[end] % BitPacking.BlockSize] += (uint)data[end + 1] << bits;
        }

        return end;
    }

    private static (int Bits, int Patches, int PackedAt) Head(ReadOnlySpan<byte> data)
    {
        var head = data[0];
        return head < HasPatches ? (head, 0, 1) : (head & ~HasPatches, data[1], 2);
    }

    private static (int Bits, int Patches) Choose(ReadOnlySpan<int> ofLength)
    {
        var full = ofLength.Length - 1;
        while (full > 0 && ofLength[full] == 0)
        {
            full--;
        }

        var (best, bestPatches, least) = (full, 0, BitPacking.SizeOf(full));
        var patches = 0;
        for (var bits = full - 1; bits >= Math.Max(0, full - MostCutOff); bits--)
        {
            patches += ofLength[bits + 1];
            var size = BitPacking.SizeOf(bits) + 1 + (patches * PatchSize);
            if (size < least)
            {
                (best, bestPatches, least) = (bits, patches, size);
            }
        }

        return (best, bestPatches);
    }
}
