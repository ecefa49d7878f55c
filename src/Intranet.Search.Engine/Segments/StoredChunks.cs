using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Collects stored documents and compresses them in chunks.</summary>
internal sealed class StoredChunks
{
    /// <summary>A chunk is closed when it has grown beyond this.</summary>
    private const int ChunkSize = 16 * 1024;

    private const int Quality = 0;
    private const int Window = 18;

    private readonly ByteWriter chunk = new(ChunkSize * 2);
    private int documents;
    private int inChunk;

    /// <summary>The compressed chunks.</summary>
    public ByteWriter Data { get; } = new(ChunkSize);

    /// <summary>For each chunk: its first document, where it starts, its size, its size when unpacked.</summary>
    public ByteWriter Table { get; } = new();

    /// <summary>Empty ones, in the memory of others that are not used any more.</summary>
    public static StoredChunks InPlaceOf(StoredChunks? before)
    {
        before?.Clear();
        return before ?? new StoredChunks();
    }

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

    /// <summary>Adds what is alive of a segment. Chunks of which nothing is dead stay packed, unless they are small.</summary>
    public void AddAll(LiveSegment live)
    {
        var segment = live.Segment;
        Data.Reserve(segment.Span(Section.Stored).Length);
        var stored = new StoredReader(segment);
        var table = MemoryMarshal.Cast<byte, ChunkEntry>(segment.Span(Section.StoredChunks));
        for (var i = 0; i < table.Length; i++)
        {
            var first = (int)table[i].FirstDocument;
            var end = i + 1 < table.Length ? (int)table[i + 1].FirstDocument : segment.Count;
            if (table[i].UnpackedLength >= ChunkSize && !IsAnyDead(live, first, end))
            {
                Close();
                Enter(documents, Data.Length, (int)table[i].Length, (int)table[i].UnpackedLength);
                Data.Bytes(segment.Span(Section.Stored).Slice((int)table[i].Offset, (int)table[i].Length));
                documents += end - first;
                continue;
            }

            for (var document = first; document < end; document++)
            {
                if (!live.IsDead(document))
                {
                    Add(stored.Record(document));
                }
            }
        }
    }

    public void Close()
    {
        if (inChunk == 0)
        {
            return;
        }

        var start = Data.Length;
        var room = Data.Take(BrotliEncoder.GetMaxCompressedLength(chunk.Length));
        if (!BrotliEncoder.TryCompress(chunk.Written, room, out var size, Quality, Window))
        {
            throw new InvalidOperationException("A chunk of documents could not be compressed.");
        }

        Enter(documents - inChunk, start, size, chunk.Length);
        Data.Truncate(start + size);
        chunk.Clear();
        inChunk = 0;
    }

    private void Clear()
    {
        chunk.Clear();
        Data.Clear();
        Table.Clear();
        (documents, inChunk) = (0, 0);
    }

    private static bool IsAnyDead(LiveSegment live, int first, int end)
    {
        for (var document = first; document < end; document++)
        {
            if (live.IsDead(document))
            {
                return true;
            }
        }

        return false;
    }

    private void Enter(int first, int offset, int length, int unpackedLength)
    {
        Table.UInt32((uint)first);
        Table.UInt32((uint)offset);
        Table.UInt32((uint)length);
        Table.UInt32((uint)unpackedLength);
    }
}
