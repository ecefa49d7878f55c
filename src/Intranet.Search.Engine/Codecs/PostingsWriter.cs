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
    public int Write(ReadOnlySpan<int> documents, ReadOnlySpan<int> counts, ReadOnlySpan<byte> norms) => Write(documents, documents, counts, norms, isPartOf: false);

    /// <summary>
    /// Writes postings whose documents are all in another list, by their places there, which are nearer to each other than documents. Read with
    /// that list as the basis.
    /// </summary>
    public int WritePart(ReadOnlySpan<int> documents, ReadOnlySpan<int> places, ReadOnlySpan<int> counts, ReadOnlySpan<byte> norms) =>
        Write(documents, places, counts, norms, isPartOf: true);

    private int Write(ReadOnlySpan<int> documents, ReadOnlySpan<int> numbers, ReadOnlySpan<int> counts, ReadOnlySpan<byte> norms, bool isPartOf)
    {
        var start = output.Length;
        if (documents.Length < BitPacking.BlockSize)
        {
            WriteTail(output, numbers, counts, -1);
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
            var blockNumbers = numbers.Slice(at, size);
            if (isPartOf)
            {
                data.UInt32((uint)(before + 1));
            }

            if (size == BitPacking.BlockSize)
            {
                WriteBlock(blockNumbers, blockCounts, before);
            }
            else
            {
                WriteTail(data, blockNumbers, blockCounts, before);
            }

            before = blockNumbers[^1];
        }

        WriteHeader(documents[^1], headers + data.Length, all.Take());
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

    private void WriteBlock(ReadOnlySpan<int> numbers, ReadOnlySpan<int> counts, int before)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            gaps[i] = (uint)(numbers[i] - before - 1);
            frequencies[i] = (uint)(counts[i] - 1);
            before = numbers[i];
        }

        PatchedBlock.Write(data, gaps);
        PatchedBlock.Write(data, frequencies);
    }

    private static void WriteTail(ByteWriter target, ReadOnlySpan<int> numbers, ReadOnlySpan<int> counts, int before)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            var gap = (uint)(numbers[i] - before - 1);
            before = numbers[i];
            target.Varlong(((ulong)gap << 1) | (counts[i] == 1 ? 1u : 0u));
            if (counts[i] != 1)
            {
                target.Varint((uint)counts[i]);
            }
        }
    }
}
