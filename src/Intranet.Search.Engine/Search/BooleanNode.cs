using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>AND, OR and NOT over one segment, with its own scores so that parts that match in vain leave no trace.</summary>
internal sealed class BooleanNode(
    Node[] must, Node[] should, Node[] filter, Node[] mustNot, int minimumShouldMatch) : Node
{
    private readonly bool isPlainOr = must.Length + filter.Length + mustNot.Length == 0 && should.Length > 0 && minimumShouldMatch <= 1;
    private readonly int[] scores = new int[Window.Size];
    private readonly int[] unused = filter.Length + mustNot.Length > 0 ? new int[Window.Size] : [];
    private readonly ulong[] matching = new ulong[Window.Words];
    private readonly ulong[] part = new ulong[Window.Words];
    private readonly ulong[] either = new ulong[Window.Words];
    private readonly byte[] counts = minimumShouldMatch > 1 ? new byte[Window.Size] : [];

    public override void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores)
    {
        if (isPlainOr)
        {
            // Whatever matches a part matches the whole: no scores of its own are needed.
            foreach (var node in should)
            {
                node.Evaluate(start, end, bits, scores);
            }

            return;
        }

        Array.Clear(this.scores);
        var isRequired = must.Length + filter.Length > 0;
        if (!Require(start, end, must, this.scores, isFirst: true) || !Require(start, end, filter, unused, isFirst: must.Length == 0))
        {
            return;
        }

        if (should.Length > 0)
        {
            AddShould(start, end, isRequired);
        }
        else if (!isRequired)
        {
            SetAll(end - start);
        }

        foreach (var node in mustNot)
        {
            Array.Clear(part);
            node.Evaluate(start, end, part, unused);
            for (var i = 0; i < part.Length; i++)
            {
                matching[i] &= ~part[i];
            }
        }

        for (var word = 0; word < matching.Length; word++)
        {
            bits[word] |= matching[word];
            for (var left = scores.IsEmpty ? 0 : matching[word]; left != 0; left &= left - 1)
            {
                var at = (word << 6) + BitOperations.TrailingZeroCount(left);
                scores[at] += this.scores[at];
            }
        }
    }

    // False when nothing is left to match in this window.
    private bool Require(int start, int end, Node[] nodes, Span<int> target, bool isFirst)
    {
        foreach (var node in nodes)
        {
            var into = isFirst ? matching : part;
            Array.Clear(into);
            node.Evaluate(start, end, into, target);
            ulong any = 0;
            for (var i = 0; i < matching.Length; i++)
            {
                matching[i] &= into[i];
                any |= matching[i];
            }

            if (any == 0)
            {
                return false;
            }

            isFirst = false;
        }

        return true;
    }

    private void AddShould(int start, int end, bool isRequired)
    {
        Array.Clear(either);
        if (minimumShouldMatch <= 1)
        {
            foreach (var node in should)
            {
                node.Evaluate(start, end, either, scores);
            }
        }
        else
        {
            CountShould(start, end);
        }

        for (var i = 0; i < matching.Length; i++)
        {
            matching[i] = (isRequired ? matching[i] : ulong.MaxValue) & (minimumShouldMatch == 0 && isRequired ? ulong.MaxValue : either[i]);
        }
    }

    private void CountShould(int start, int end)
    {
        Array.Clear(counts);
        foreach (var node in should)
        {
            Array.Clear(part);
            node.Evaluate(start, end, part, scores);
            for (var word = 0; word < part.Length; word++)
            {
                for (var left = part[word]; left != 0; left &= left - 1)
                {
                    var at = (word << 6) + BitOperations.TrailingZeroCount(left);
                    if (++counts[at] == minimumShouldMatch)
                    {
                        Bitmap.Set(either, at);
                    }
                }
            }
        }
    }

    private void SetAll(int count)
    {
        Array.Clear(matching);
        for (var i = 0; i < count; i++)
        {
            Bitmap.Set(matching, i);
        }
    }
}
