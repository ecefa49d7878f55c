using System.Runtime.InteropServices;
using System.Text;

namespace Intranet.Search.Engine;

/// <summary>The keys of documents as UTF-8, in groups of eight: each as what it shares with the one before and its rest. Read in place.</summary>
internal readonly struct KeyTable
{
    /// <summary>Greatest length of a key in bytes.</summary>
    public const int MaxBytes = 3 * Document.MaxKeyLength;

    private const int Group = 8;

    private readonly MappedBytes bytes;
    private readonly long startsAt;
    private readonly long keysAt;
    private readonly int groups;
    private readonly int length;

    /// <exception cref="CorruptIndexException">There are fewer than <paramref name="count"/> keys.</exception>
    public KeyTable(MappedBytes bytes, (long Offset, int Length) starts, (long Offset, int Length) keys, int count)
    {
        this.bytes = bytes;
        (startsAt, keysAt, length) = (starts.Offset, keys.Offset, keys.Length);
        groups = (count + Group - 1) / Group;
        if (starts.Length != groups * sizeof(uint))
        {
            throw new CorruptIndexException("The keys of a segment are damaged.");
        }
    }

    /// <summary>Reads the key of a document into a buffer of <see cref="MaxBytes"/>.</summary>
    public ReadOnlySpan<byte> Read(int document, Span<byte> buffer)
    {
        var start = MemoryMarshal.Cast<byte, uint>(bytes.Span(startsAt, groups * sizeof(uint)))[document / Group];
        var reader = new ByteReader(bytes.Span(keysAt, length)[(int)start..]);
        var size = 0;
        for (var i = document / Group * Group; i <= document; i++)
        {
            var shared = (int)reader.Varint();
            var rest = reader.Take((int)reader.Varint());
            if (shared > size)
            {
                throw new CorruptIndexException("The keys of a segment are damaged.");
            }

            rest.CopyTo(buffer[shared..]);
            size = shared + rest.Length;
        }

        return buffer[..size];
    }

    public static void Write(ByteWriter starts, ByteWriter keys, IReadOnlyList<SegmentRow> rows)
    {
        var (before, key) = (new byte[MaxBytes], new byte[MaxBytes]);
        var last = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (i % Group == 0)
            {
                starts.UInt32((uint)keys.Length);
                last = 0;
            }

            var size = Encoding.UTF8.GetBytes(rows[i].Key, key);
            var shared = key.AsSpan(0, size).CommonPrefixLength(before.AsSpan(0, last));
            keys.Varint((uint)shared);
            keys.Varint((uint)(size - shared));
            keys.Bytes(key.AsSpan(shared, size - shared));
            (before, key, last) = (key, before, size);
        }
    }
}
