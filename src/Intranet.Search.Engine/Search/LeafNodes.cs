using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>Every document, without a score.</summary>
internal sealed class AllNode : Node
{
    public override void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores)
    {
        for (var i = 0; i < end - start; i++)
        {
            Bitmap.Set(bits, i);
        }
    }
}

/// <summary>No document.</summary>
internal sealed class NoneNode : Node
{
    public static readonly NoneNode Instance = new();

    public override void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores)
    {
    }
}

/// <summary>Documents that pass a test of a column, without a score.</summary>
internal sealed class TestNode(Func<int, bool> test) : Node
{
    public override void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores)
    {
        for (var document = start; document < end; document++)
        {
            if (test(document))
            {
                Bitmap.Set(bits, document - start);
            }
        }
    }
}

/// <summary>The postings of one term.</summary>
internal sealed class TermNode(PostingsCursor cursor, ScoreTable table, Segment segment) : Node
{
    private int block;
    private ulong[]? documentSet;
    private bool isLookedUp;

    public override void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores)
    {
        if (scores.IsEmpty && Set() is { } set)
        {
            var part = set.AsSpan(start >> 6, (end - start + 63) >> 6);
            for (var i = 0; i < part.Length; i++)
            {
                bits[i] |= part[i];
            }

            return;
        }

        var norms = segment.Norms;
        for (block = cursor.BlockOf(start, block); block < cursor.BlockCount; block++)
        {
            cursor.Load(block);
            var documents = cursor.Documents;
            if (documents[0] >= end)
            {
                return;
            }

            var (from, to) = PostingsScan.Range(documents, start, end);
            PostingsScan.Mark(documents[from..to], start, bits);
            if (!scores.IsEmpty)
            {
                PostingsScan.AddScores(documents[from..to], cursor.Frequencies()[from..to], start, norms, table, scores);
            }

            if (to < documents.Length)
            {
                return;
            }
        }
    }

    private ulong[]? Set()
    {
        if (!isLookedUp)
        {
            (documentSet, isLookedUp) = (segment.Dense.Of(cursor), true);
        }

        return documentSet;
    }
}

/// <summary>Several terms that count as one: frequencies are summed before they are scored.</summary>
internal sealed class GroupNode(IReadOnlyList<PostingsCursor> cursors, ScoreTable table, Segment segment) : Node
{
    private readonly int[] blocks = new int[cursors.Count];
    private readonly int[] sums = new int[Window.Size];
    private readonly ulong[] found = new ulong[Window.Words];

    public override void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores)
    {
        Array.Clear(found);
        for (var i = 0; i < cursors.Count; i++)
        {
            Sum(cursors[i], ref blocks[i], start, end);
        }

        var norms = segment.Norms;
        for (var word = 0; word < found.Length; word++)
        {
            bits[word] |= found[word];
            for (var left = found[word]; left != 0; left &= left - 1)
            {
                var at = (word << 6) + BitOperations.TrailingZeroCount(left);
                if (!scores.IsEmpty)
                {
                    scores[at] += table.Score(sums[at], norms[start + at]);
                }

                sums[at] = 0;
            }
        }
    }

    private void Sum(PostingsCursor cursor, ref int block, int start, int end)
    {
        for (block = cursor.BlockOf(start, block); block < cursor.BlockCount; block++)
        {
            cursor.Load(block);
            var documents = cursor.Documents;
            if (documents[0] >= end)
            {
                return;
            }

            var (from, to) = PostingsScan.Range(documents, start, end);
            PostingsScan.Mark(documents[from..to], start, found);
            var frequencies = cursor.Frequencies();
            for (var i = from; i < to; i++)
            {
                sums[documents[i] - start] += frequencies[i];
            }

            if (to < documents.Length)
            {
                return;
            }
        }
    }
}

/// <summary>Documents that were found beforehand, ascending, with how often.</summary>
internal sealed class ListNode(List<int> documents, List<int> frequencies, ScoreTable? table, Segment segment) : Node
{
    private int next;

    public override void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores)
    {
        while (next < documents.Count && documents[next] < start)
        {
            next++;
        }

        for (; next < documents.Count && documents[next] < end; next++)
        {
            var at = documents[next] - start;
            bits[at >> 6] |= 1UL << at;
            if (!scores.IsEmpty && table is not null)
            {
                scores[at] += table.Score(frequencies[next], segment.Norms[documents[next]]);
            }
        }
    }
}

/// <summary>Any of some nodes; scores add up.</summary>
internal sealed class AnyNode(Node[] nodes) : Node
{
    public override void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores)
    {
        foreach (var node in nodes)
        {
            node.Evaluate(start, end, bits, scores);
        }
    }
}
