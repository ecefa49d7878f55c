using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Unpacks stored documents of a segment; keeps the last chunk, so that neighbours cost little. Not for two threads at once.</summary>
internal sealed class StoredReader(Segment segment)
{
    // Far above any document that can be put; below what a forged length would make of memory.
    private const uint LargestChunk = 256 * 1024 * 1024;

    private byte[] chunk = [];
    private int[] starts = [];
    private int current = -1;

    /// <summary>The record of a document, good until the next call.</summary>
    public ReadOnlySpan<byte> Record(int document)
    {
        var table = MemoryMarshal.Cast<byte, ChunkEntry>(segment.Span(Section.StoredChunks));
        var number = ChunkOf(table, document);
        if (number != current)
        {
            Unpack(table, number);
        }

        var inChunk = document - (int)table[number].FirstDocument;
        return chunk.AsSpan(starts[2 * inChunk], starts[(2 * inChunk) + 1]);
    }

    public Document Read(int document)
    {
        var read = new Document(segment.Key(document), segment.Version(document))
        {
            Language = segment.LanguageOf(document),
            AccessLabel = segment.Labels[segment.LabelOf(document)],
        };
        var reader = new ByteReader(Record(document));
        StoredDocumentCodec.Read(ref reader, read);
        return read;
    }

    private static int ChunkOf(ReadOnlySpan<ChunkEntry> table, int document)
    {
        var (low, high) = (0, table.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (table[middle].FirstDocument <= document)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private void Unpack(ReadOnlySpan<ChunkEntry> table, int number)
    {
        var entry = table[number];
        current = -1;
        if (entry.UnpackedLength > LargestChunk)
        {
            throw new CorruptIndexException($"The table of documents of segment {segment.Name} is damaged. Rebuild the index.");
        }

        if (chunk.Length < entry.UnpackedLength)
        {
            chunk = new byte[entry.UnpackedLength];
        }

        var packed = segment.Span(Section.Stored).Slice((int)entry.Offset, (int)entry.Length);
        if (!BrotliDecoder.TryDecompress(packed, chunk, out var size) || size != entry.UnpackedLength)
        {
            throw new CorruptIndexException($"A chunk of documents of segment {segment.Name} is damaged. Rebuild the index.");
        }

        var end = number + 1 < table.Length ? (int)table[number + 1].FirstDocument : segment.Count;
        var count = end - (int)entry.FirstDocument;
        starts = starts.Length < 2 * count ? new int[2 * count] : starts;
        var reader = new ByteReader(chunk.AsSpan(0, size));
        for (var i = 0; i < count; i++)
        {
            var length = reader.Count();
            (starts[2 * i], starts[(2 * i) + 1]) = (reader.Position, length);
            reader.Take(length);
        }

        current = number;
    }
}
