using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>Some terms that all score the same.</summary>
internal sealed class PreparedPrefix(IReadOnlyList<byte[]> terms, int score) : Prepared
{
    public override Node Open(LiveSegment live)
    {
        var cursors = PreparedGroup.OpenCursors(live, terms);
        return cursors.Count == 0 ? NoneNode.Instance : new ConstantNode(cursors, score);
    }
}

/// <summary>Documents with any of some terms, all with one score. Frequencies are never unpacked.</summary>
internal sealed class ConstantNode(List<PostingsCursor> cursors, int score) : Node
{
    private readonly int[] blocks = new int[cursors.Count];
    private readonly ulong[] found = new ulong[Window.Words];

    public override void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores)
    {
        Array.Clear(found);
        for (var i = 0; i < cursors.Count; i++)
        {
            Mark(cursors[i], ref blocks[i], start, end);
        }

        for (var word = 0; word < found.Length; word++)
        {
            bits[word] |= found[word];
            for (var left = found[word]; left != 0; left &= left - 1)
            {
                scores[(word << 6) + BitOperations.TrailingZeroCount(left)] += score;
            }
        }
    }

    private void Mark(PostingsCursor cursor, ref int block, int start, int end)
    {
        for (block = cursor.BlockOf(start, block); block < cursor.BlockCount; block++)
        {
            cursor.Load(block);
            var documents = cursor.Documents;
            if (documents[0] >= end)
            {
                return;
            }

            foreach (var document in documents)
            {
                var at = document - start;
                if (at >= 0 && document < end)
                {
                    found[at >> 6] |= 1UL << at;
                }
            }

            if (documents[^1] >= end)
            {
                return;
            }
        }
    }
}
