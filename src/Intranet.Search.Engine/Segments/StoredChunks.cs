using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Collects stored documents and compresses them in chunks.</summary>
internal sealed class StoredChunks
{
    /// <summary>A chunk is closed when it has grown beyond this.</summary>
    private const int ChunkSize = 16 * 1024;

    private const int Quality = 1;
    private const int Window = 18;

    private readonly ByteWriter chunk = new(ChunkSize * 2);
    private int documents;
    private int inChunk;

    /// <summary>The compressed chunks.</summary>
    public ByteWriter Data { get; } = new(ChunkSize);

    /// <summary>For each chunk: its first document, where it starts, its size, its size when unpacked.</summary>
    public ByteWriter Table { get; } = new();

    /// <summary>Adds the record of the next document.</summary>
    public void Add(ReadOnlySpan<byte> record)
    {
        chunk.Varint((uint)record.Length);
        chunk.Bytes(record);
        documents++;
        inChunk++;
        if (chunk.Length >= ChunkSize)
        {
            Close();
        }
    }

    /// <summary>Adds all documents of a segment as they are, packed.</summary>
    public void AddAll(Segment segment)
    {
        Close();
        var table = MemoryMarshal.Cast<byte, uint>(segment.Span(Section.StoredChunks));
        for (var i = 0; i < table.Length; i += 4)
        {
            Table.UInt32((uint)documents + table[i]);
            Table.UInt32((uint)Data.Length);
            Table.UInt32(table[i + 2]);
            Table.UInt32(table[i + 3]);
            Data.Bytes(segment.Span(Section.Stored).Slice((int)table[i + 1], (int)table[i + 2]));
        }

        documents += segment.Count;
    }

    public void Close()
    {
        if (inChunk == 0)
        {
            return;
        }

        Table.UInt32((uint)(documents - inChunk));
        Table.UInt32((uint)Data.Length);
        var start = Data.Length;
        var room = Data.Take(BrotliEncoder.GetMaxCompressedLength(chunk.Length));
        if (!BrotliEncoder.TryCompress(chunk.Written, room, out var size, Quality, Window))
        {
            throw new InvalidOperationException("A chunk of documents could not be compressed.");
        }

        Data.Truncate(start + size);
        Table.UInt32((uint)size);
        Table.UInt32((uint)chunk.Length);
        chunk.Clear();
        inChunk = 0;
    }
}
