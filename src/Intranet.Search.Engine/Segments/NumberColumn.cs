using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>The numbers of a field by document, read in place.</summary>
internal sealed class NumberColumn
{
    private readonly MappedBytes bytes;
    private readonly long smallest;
    private readonly int width;
    private readonly long presentAt;
    private readonly int words;
    private readonly long at;
    private readonly int documents;

    public NumberColumn(MappedBytes bytes, long offset, int length, int documents)
    {
        this.bytes = bytes;
        this.documents = documents;
        var reader = new ByteReader(bytes.Span(offset, length));
        smallest = (long)reader.UInt64();
        width = reader.Byte();
        presentAt = offset + reader.Position;
        words = (documents + 63) >> 6;
        reader.Take(checked(words * sizeof(ulong)));
        at = offset + reader.Position;
        reader.Take(checked(documents * width));
    }

    /// <summary>Adds the numbers to a column that is being built, by the new numbers of the documents; -1 leaves a document out.</summary>
    public void CopyTo(NumberColumnBuilder builder, ReadOnlySpan<int> targets)
    {
        for (var document = 0; document < targets.Length; document++)
        {
            if (targets[document] >= 0 && TryGet(document, out var value))
            {
                builder.Add(targets[document], value);
            }
        }
    }

    /// <summary>Reads the number of a document; false when it has none.</summary>
    public bool TryGet(int document, out long value)
    {
        var present = MemoryMarshal.Cast<byte, ulong>(bytes.Span(presentAt, words * sizeof(ulong)));
        if (!Bitmap.Get(present, document))
        {
            value = 0;
            return false;
        }

        var above = width switch
        {
            0 => 0UL,
            1 => bytes.Span(at, documents)[document],
            2 => MemoryMarshal.Cast<byte, ushort>(bytes.Span(at, documents * 2))[document],
            4 => MemoryMarshal.Cast<byte, uint>(bytes.Span(at, documents * 4))[document],
            _ => MemoryMarshal.Cast<byte, ulong>(bytes.Span(at, documents * 8))[document],
        };
        value = (long)((ulong)smallest + above);
        return true;
    }
}
