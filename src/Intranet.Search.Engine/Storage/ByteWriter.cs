using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Intranet.Search.Engine;

/// <summary>A growing buffer of bytes, little endian.</summary>
internal sealed class ByteWriter(int capacity = 256)
{
    private byte[] buffer = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Forgets what was written beyond a length.</summary>
    public void Truncate(int length) => Length = Math.Min(Length, length);

    public void Byte(byte value)
    {
        Ensure(1);
        buffer[Length++] = value;
    }

    public void UInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(2), value);

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);

    public void Varint(uint value)
    {
        Ensure(5);
        while (value >= 0x80)
        {
            buffer[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        buffer[Length++] = (byte)value;
    }

    public void Varlong(ulong value)
    {
        Ensure(10);
        while (value >= 0x80)
        {
            buffer[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        buffer[Length++] = (byte)value;
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>Text as UTF-8 with its length before it. A lone surrogate becomes U+FFFD.</summary>
    public void Text(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        Varint((uint)size);
        Encoding.UTF8.GetBytes(text, Take(size));
    }

    /// <summary>Numbers as they lie in memory, which is little endian on every supported processor.</summary>
    public void Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Bytes(MemoryMarshal.AsBytes(values));

    /// <summary>Makes room for so many further bytes at once.</summary>
    public void Reserve(int count) => Ensure(count);

    /// <summary>Room for further bytes, which the caller fills.</summary>
    public Span<byte> Take(int count)
    {
        Ensure(count);
        var span = buffer.AsSpan(Length, count);
        Length += count;
        return span;
    }

    private void Ensure(int count)
    {
        if (buffer.Length - Length >= count)
        {
            return;
        }

        var size = Math.Min(System.Array.MaxLength, Math.Max(2L * buffer.Length, (long)Length + count));
        if (size < (long)Length + count)
        {
            throw new InvalidOperationException("A part of a segment grew beyond 2 GB; commit more often.");
        }

        var larger = GC.AllocateUninitializedArray<byte>((int)size);
        Written.CopyTo(larger);
        buffer = larger;
    }
}
