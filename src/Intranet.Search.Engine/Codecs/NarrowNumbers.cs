using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Numbers in as few bytes each as the span from the smallest to the greatest needs, read in place.</summary>
internal readonly struct NarrowNumbers
{
    private const int HeaderSize = 16;

    private readonly MappedBytes bytes;
    private readonly long at;
    private readonly int length;
    private readonly long smallest;
    private readonly int width;

    /// <exception cref="CorruptIndexException">There are fewer than <paramref name="count"/>.</exception>
    public NarrowNumbers(MappedBytes bytes, long offset, int length, int count)
    {
        this.bytes = bytes;
        var reader = new ByteReader(bytes.Span(offset, length));
        smallest = (long)reader.UInt64();
        width = (int)Math.Min(reader.UInt64(), sizeof(ulong));
        at = offset + HeaderSize;
        this.length = checked(count * width);
        reader.Take(this.length);
    }

    public long this[int i]
    {
        get
        {
            var values = bytes.Span(at, length);
            return smallest + width switch
            {
                0 => 0,
                1 => values[i],
                2 => MemoryMarshal.Cast<byte, ushort>(values)[i],
                3 => BinaryPrimitives.ReadUInt16LittleEndian(values[(3 * i)..]) | ((long)values[(3 * i) + 2] << 16),
                4 => MemoryMarshal.Cast<byte, uint>(values)[i],
                _ => MemoryMarshal.Cast<byte, long>(values)[i],
            };
        }
    }

    public static void Write(ByteWriter output, ReadOnlySpan<long> values)
    {
        var (smallest, greatest) = (values.IsEmpty ? 0 : long.MaxValue, values.IsEmpty ? 0 : long.MinValue);
        foreach (var value in values)
        {
            smallest = Math.Min(smallest, value);
            greatest = Math.Max(greatest, value);
        }

        var width = unchecked((ulong)greatest - (ulong)smallest) switch
        {
            0 => 0,
            <= byte.MaxValue => 1,
            <= ushort.MaxValue => 2,
            < 1 << 24 => 3,
            <= uint.MaxValue => 4,
            _ => sizeof(ulong),
        };
        output.UInt64((ulong)smallest);
        output.UInt64((ulong)width);
        Span<byte> above = stackalloc byte[sizeof(ulong)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(above, unchecked(value - smallest));
            output.Bytes(above[..width]);
        }
    }
}
