using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>Documents with any of the terms of a prefix, all with one score.</summary>
internal sealed class PreparedPrefix(PrefixTerms terms, int score) : Prepared
{
    public int Score => score;

    public PrefixTerms Terms => terms;

    public override Node Open(LiveSegment live) => terms.Find(live.Segment) is { } found ? new BitmapNode(found, score) : NoneNode.Instance;
}

/// <summary>A set of documents, all with one score.</summary>
internal sealed class BitmapNode(ulong[] found, int score) : Node
{
    public override void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores)
    {
        var part = found.AsSpan(start >> 6, (end - start + 63) >> 6);
        for (var word = 0; word < part.Length; word++)
        {
            bits[word] |= part[word];
            for (var left = scores.IsEmpty ? 0 : part[word]; left != 0; left &= left - 1)
            {
                scores[(word << 6) + BitOperations.TrailingZeroCount(left)] += score;
            }
        }
    }
}
