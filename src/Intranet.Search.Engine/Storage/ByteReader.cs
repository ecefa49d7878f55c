using System.Buffers.Binary;
using System.Text;

namespace Intranet.Search.Engine;

/// <summary>Reads what <see cref="ByteWriter"/> wrote. Running out of bytes is damage.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int Position { get; private set; }

    public readonly int Remaining => bytes.Length - Position;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public uint Varint()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var b = Byte();
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }

        throw new CorruptIndexException("A number in an index file has no end.");
    }

    public ulong Varlong()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var b = Byte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }

        throw new CorruptIndexException("A number in an index file has no end.");
    }

    /// <summary>A count of things that take at least one byte each: more than what is left is damage.</summary>
    public int Count()
    {
        var count = Varint();
        return count <= (uint)Remaining ? (int)count : throw new CorruptIndexException("A count in an index file is greater than the file.");
    }

    public string Text() => Encoding.UTF8.GetString(Take(Count()));

    public ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)Remaining)
        {
            throw new CorruptIndexException("An index file ends too early.");
        }

        var span = bytes.Slice(Position, count);
        Position += count;
        return span;
    }
}
