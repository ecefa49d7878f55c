namespace Intranet.Search.Engine;

/// <summary>
/// Writes the postings of one term: from 128 on a row of block headers, one more for the whole, full blocks packed, and a tail; below 128 the tail alone.
/// In the tail a gap and a frequency of one share a number.
/// </summary>
internal sealed class PostingsWriter(ByteWriter output, float averageLength)
{
    private readonly uint[] gaps = new uint[BitPacking.BlockSize];
    private readonly uint[] frequencies = new uint[BitPacking.BlockSize];
    private readonly ByteWriter data = new();
    private ImpactCollector impacts = new(averageLength);
    private ImpactCollector all = new(averageLength);

    /// <summary>Writes the postings and returns how many bytes they took.</summary>
    public int Write(ReadOnlySpan<int> documents, ReadOnlySpan<int> counts, ReadOnlySpan<byte> norms)
    {
        var start = output.Length;
        if (documents.Length < BitPacking.BlockSize)
        {
            WriteTail(output, documents, counts, -1);
            return output.Length - start;
        }

        data.Clear();
        var blocks = documents.Length / BitPacking.BlockSize;
        var rest = documents.Length % BitPacking.BlockSize;
        var headers = (blocks + (rest > 0 ? 2 : 1)) * BlockHeader.Size;
        var before = -1;
        for (var at = 0; at < documents.Length; at += BitPacking.BlockSize)
        {
            var size = Math.Min(BitPacking.BlockSize, documents.Length - at);
            var blockDocuments = documents.Slice(at, size);
            var blockCounts = counts.Slice(at, size);
            Collect(blockDocuments, blockCounts, norms);
            WriteHeader(blockDocuments[^1], headers + data.Length, impacts.Take());
            if (size == BitPacking.BlockSize)
            {
                WriteBlock(blockDocuments, blockCounts, before);
            }
            else
            {
                WriteTail(data, blockDocuments, blockCounts, before);
            }

            before = blockDocuments[^1];
        }

        WriteHeader(before, headers + data.Length, all.Take());
        output.Bytes(data.Written);
        return output.Length - start;
    }

    private void Collect(ReadOnlySpan<int> documents, ReadOnlySpan<int> counts, ReadOnlySpan<byte> norms)
    {
        for (var i = 0; i < documents.Length; i++)
        {
            impacts.Add(counts[i], norms[documents[i]]);
        }

        all.Add(impacts);
    }

    private void WriteHeader(int lastDocument, int offset, ulong packedImpacts)
    {
        output.UInt32((uint)lastDocument);
        output.UInt32((uint)offset);
        output.UInt64(packedImpacts);
    }

    private void WriteBlock(ReadOnlySpan<int> documents, ReadOnlySpan<int> counts, int before)
    {
        for (var i = 0; i < documents.Length; i++)
        {
            gaps[i] = (uint)(documents[i] - before - 1);
            frequencies[i] = (uint)(counts[i] - 1);
            before = documents[i];
        }

        PatchedBlock.Write(data, gaps);
        PatchedBlock.Write(data, frequencies);
    }

    private static void WriteTail(ByteWriter target, ReadOnlySpan<int> documents, ReadOnlySpan<int> counts, int before)
    {
        for (var i = 0; i < documents.Length; i++)
        {
            var gap = (uint)(documents[i] - before - 1);
            before = documents[i];
            target.Varlong(((ulong)gap << 1) | (counts[i] == 1 ? 1u : 0u));
            if (counts[i] != 1)
            {
                target.Varint((uint)counts[i]);
            }
        }
    }
}
