using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>
/// Reads the postings of one term block by block. Unpacks a block when its documents are asked for and its frequencies
/// when those are. Reused from search to search by <see cref="Open"/>; not for two threads at once.
/// </summary>
internal sealed class PostingsCursor
{
    /// <summary>The document after the last one.</summary>
    public const int End = int.MaxValue;

    private readonly uint[] documents = new uint[BitPacking.BlockSize];
    private readonly uint[] frequencies = new uint[BitPacking.BlockSize];
    private MappedBytes bytes = null!;
    private PostingsCursor? basis;
    private long start;
    private int length;
    private int documentCount;
    private int headerCount;
    private int unpacked;
    private bool frequenciesUnpacked;
    private int frequencyOffset;

    /// <summary>Where the list starts in the file, which tells it from all others of the segment.</summary>
    public long Start => start;

    /// <summary>How many documents the term is in, deleted ones too.</summary>
    public int DocumentCount => documentCount;

    public int BlockCount { get; private set; }

    /// <summary>The block that <see cref="Documents"/> holds; -1 before the first.</summary>
    public int Block { get; private set; }

    /// <summary>The documents of the current block, ascending.</summary>
    public ReadOnlySpan<int> Documents => MemoryMarshal.Cast<uint, int>(documents.AsSpan(0, unpacked));

    /// <summary>The headers of all blocks; empty for terms with fewer documents than a block.</summary>
    public ReadOnlySpan<BlockHeader> Headers => MemoryMarshal.Cast<byte, BlockHeader>(bytes.Span(start, headerCount * BlockHeader.Size));

    /// <summary>What is known of the whole list; only where there are <see cref="Headers"/>.</summary>
    public BlockHeader Whole => MemoryMarshal.Cast<byte, BlockHeader>(bytes.Span(start + (headerCount * BlockHeader.Size), BlockHeader.Size))[0];

    /// <summary>Opens a list.</summary>
    /// <param name="source">The file.</param>
    /// <param name="term">Where it is.</param>
    /// <param name="partOf">The list that this one is a part of, when it is written by places there; not used elsewhere meanwhile.</param>
    public void Open(MappedBytes source, in TermInfo term, PostingsCursor? partOf = null)
    {
        bytes = source;
        basis = partOf;
        documentCount = term.DocumentFrequency;
        start = term.Offset;
        length = term.Length;
        Block = -1;
        unpacked = 0;
        if (term.IsInline)
        {
            documents[0] = (uint)term.InlineDocument;
            frequencies[0] = (uint)term.InlineFrequency;
            (headerCount, BlockCount) = (0, 1);
            return;
        }

        BlockCount = (documentCount + BitPacking.BlockSize - 1) / BitPacking.BlockSize;
        headerCount = documentCount < BitPacking.BlockSize ? 0 : BlockCount;
    }

    /// <summary>The last document of a block, without unpacking it; for a term without headers <see cref="End"/> - 1.</summary>
    public int LastDocument(int block) => headerCount == 0 ? End - 1 : (int)Headers[block].LastDocument;

    /// <summary>Whether a document lies in a block, if it is in the list at all.</summary>
    public bool Covers(int block, int document)
    {
        if (headerCount == 0)
        {
            return block == 0;
        }

        var headers = Headers;
        return (uint)block < (uint)headers.Length && document <= headers[block].LastDocument && (block == 0 || document > headers[block - 1].LastDocument);
    }

    /// <summary>The first block at or after <paramref name="from"/> that may hold a document of at least <paramref name="target"/>; <see cref="BlockCount"/> when none does.</summary>
    public int BlockOf(int target, int from)
    {
        if (headerCount == 0)
        {
            return from;
        }

        var headers = Headers;
        var (low, step) = (Math.Max(from, 0), 1);
        while (low + step < headers.Length && headers[low + step - 1].LastDocument < target)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(headers.Length, low + step);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (headers[middle].LastDocument < target)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    public void Load(int block)
    {
        if (Block == block)
        {
            return;
        }

        Block = block;
        if (length == 0)
        {
            (unpacked, frequenciesUnpacked) = (1, true);
            return;
        }

        var before = -1;
        var offset = 0;
        if (headerCount > 0)
        {
            var headers = Headers;
            before = block == 0 ? -1 : (int)headers[block - 1].LastDocument;
            offset = (int)headers[block].DataOffset;
        }

        if (basis is not null && headerCount > 0)
        {
            before = MemoryMarshal.Read<int>(bytes.Span(start + offset, sizeof(int))) - 1;
            offset += sizeof(int);
        }

        var size = Math.Min(BitPacking.BlockSize, documentCount - (block * BitPacking.BlockSize));
        var data = bytes.Span(start + offset, length - offset);
        if (size < BitPacking.BlockSize)
        {
            ReadTail(data, size, before);
        }
        else
        {
            frequencyOffset = offset + PatchedBlock.Read(data, documents);
            BitPacking.SumGaps(documents, before);
            unpacked = size;
            frequenciesUnpacked = false;
        }

        if (basis is not null)
        {
            FromPlaces(basis);
        }
    }

    /// <summary>The frequencies of the documents of the current block.</summary>
    public ReadOnlySpan<int> Frequencies()
    {
        if (!frequenciesUnpacked)
        {
            PatchedBlock.Read(bytes.Span(start + frequencyOffset, length - frequencyOffset), frequencies, add: 1);
            frequenciesUnpacked = true;
        }

        return MemoryMarshal.Cast<uint, int>(frequencies.AsSpan(0, unpacked));
    }

    private void FromPlaces(PostingsCursor list)
    {
        for (var i = 0; i < unpacked; i++)
        {
            var (block, at) = Math.DivRem((int)documents[i], BitPacking.BlockSize);
            list.Load(block);
            documents[i] = list.documents[at];
        }
    }

    private void ReadTail(ReadOnlySpan<byte> data, int size, int before)
    {
        var reader = new ByteReader(data);
        for (var i = 0; i < size; i++)
        {
            var value = reader.Varlong();
            before += (int)(value >> 1) + 1;
            documents[i] = (uint)before;
            frequencies[i] = (value & 1) != 0 ? 1 : reader.Varint();
        }

        unpacked = size;
        frequenciesUnpacked = true;
    }
}
