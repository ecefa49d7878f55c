using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>
/// Where each of many records starts, and where the last ends: one full number for sixteen records, and two bytes for each, or four where records are long.
/// Read in place.
/// </summary>
internal readonly struct OffsetTable
{
    private const int Group = 16;

    private readonly MappedBytes bytes;
    private readonly long basesAt;
    private readonly long restsAt;
    private readonly int groups;
    private readonly int count;
    private readonly bool isWide;

    /// <exception cref="CorruptIndexException">There are fewer than <paramref name="records"/> and the end.</exception>
    public OffsetTable(MappedBytes bytes, long offset, int length, int records)
    {
        this.bytes = bytes;
        count = records + 1;
        groups = (count + Group - 1) / Group;
        var reader = new ByteReader(bytes.Span(offset, length));
        isWide = reader.UInt32() != 0;
        basesAt = offset + reader.Position;
        reader.Take(checked(groups * sizeof(uint)));
        restsAt = offset + reader.Position;
        reader.Take(checked(count * (isWide ? sizeof(uint) : sizeof(ushort))));
    }

    public int this[int i]
    {
        get
        {
            var start = MemoryMarshal.Cast<byte, uint>(bytes.Span(basesAt, groups * sizeof(uint)))[i / Group];
            var rest = isWide
                ? MemoryMarshal.Cast<byte, uint>(bytes.Span(restsAt, count * sizeof(uint)))[i]
                : MemoryMarshal.Cast<byte, ushort>(bytes.Span(restsAt, count * sizeof(ushort)))[i];
            return (int)(start + rest);
        }
    }

    /// <param name="output">Where to.</param>
    /// <param name="offsets">The start of each record, ascending, and the end of the last.</param>
    public static void Write(ByteWriter output, ReadOnlySpan<int> offsets)
    {
        var isWide = false;
        for (var i = 0; i < offsets.Length; i++)
        {
            isWide |= offsets[i] - offsets[i / Group * Group] > ushort.MaxValue;
        }

        output.UInt32(isWide ? 1u : 0);
        for (var i = 0; i < offsets.Length; i += Group)
        {
            output.UInt32((uint)offsets[i]);
        }

        for (var i = 0; i < offsets.Length; i++)
        {
            var rest = offsets[i] - offsets[i / Group * Group];
            if (isWide)
            {
                output.UInt32((uint)rest);
            }
            else
            {
                output.UInt16((ushort)rest);
            }
        }
    }
}
