using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>
/// Finds the best documents of a segment without looking at all that match: blocks whose bound cannot reach what is already held are
/// passed over (S. Ding and T. Suel, 2011), and lists that cannot reach it alone are only looked up (H. Turtle and J. Flood,
/// "Query evaluation: strategies and optimizations", 1995).
/// </summary>
internal sealed class TopSearch(TopCandidates top)
{
    private const int WindowSize = 4_096;

    private readonly int[] sums = new int[WindowSize];
    private readonly ulong[] found = new ulong[WindowSize / 64];
    private Func<int, bool> visible = _ => true;
    private ulong[] live = [];
    private bool needsTest;
    private int segmentNumber;

    public void StartSegment(int number, ulong[] candidates, Func<int, bool>? test)
    {
        segmentNumber = number;
        live = candidates;
        needsTest = test is not null;
        visible = test ?? visible;
    }

    /// <summary>Documents in any of the lists; scores add up.</summary>
    public void Any(ScoredList[] lists, Segment segment)
    {
        if (lists.Length == 1)
        {
            One(lists[0], segment);
            return;
        }

        var order = lists.ToArray();
        for (var start = 0; start < segment.Count;)
        {
            var end = start + WindowSize - 1;
            var sum = 0L;
            foreach (var list in order)
            {
                list.MoveTo(start);
                if (!list.IsAtEnd)
                {
                    sum += list.Bound();
                    end = Math.Min(end, list.Cursor.LastDocument(list.Block));
                }
            }

            if (sum == 0)
            {
                return;
            }

            if (sum > Held())
            {
                Array.Sort(order, static (a, b) => (a.IsAtEnd ? 0 : a.Bound()).CompareTo(b.IsAtEnd ? 0 : b.Bound()));
                AnyInWindow(order, start, Math.Min(end, segment.Count - 1), segment);
            }

            start = end + 1;
        }
    }

    /// <summary>Documents in all of the lists, the shortest first; scores add up.</summary>
    public void All(ScoredList[] lists, Segment segment)
    {
        var norms = segment.Norms;
        var lead = lists[0];
        for (lead.Block = 0; !lead.IsAtEnd; lead.Block++)
        {
            lead.Cursor.Load(lead.Block);
            var documents = lead.Cursor.Documents;
            if (!MayReach(lists, documents[0], lead.Cursor.LastDocument(lead.Block)))
            {
                continue;
            }

            var frequencies = lead.Cursor.Frequencies();
            for (var i = 0; i < documents.Length; i++)
            {
                var document = documents[i];
                var norm = norms[document];
                var score = lead.Table.Score(frequencies[i], norm);
                if (!AddOthers(lists, document, norm, ref score))
                {
                    continue;
                }

                Offer(document, score, segment);
            }
        }
    }

    private void One(ScoredList list, Segment segment)
    {
        var norms = segment.Norms;
        for (list.Block = 0; !list.IsAtEnd; list.Block++)
        {
            if (list.Bound() <= Held())
            {
                continue;
            }

            list.Cursor.Load(list.Block);
            var documents = list.Cursor.Documents;
            var frequencies = list.Cursor.Frequencies();
            for (var i = 0; i < documents.Length; i++)
            {
                Offer(documents[i], list.Table.Score(frequencies[i], norms[documents[i]]), segment);
            }
        }
    }

    private long Held() => top.IsFull ? top.Threshold : -1;

    private bool MayReach(ScoredList[] lists, int first, int last)
    {
        long sum = lists[0].Bound();
        for (var i = 1; i < lists.Length; i++)
        {
            var list = lists[i];
            list.MoveTo(first);
            if (list.IsAtEnd)
            {
                return false;
            }

            sum += list.Cursor.LastDocument(list.Block) >= last ? list.Bound() : list.Table.Greatest;
        }

        return sum > Held();
    }

    private static bool AddOthers(ScoredList[] lists, int document, byte norm, ref int score)
    {
        for (var i = 1; i < lists.Length; i++)
        {
            var list = lists[i];
            if (list.IsAtEnd || list.Cursor.LastDocument(list.Block) < document)
            {
                list.MoveTo(document);
                if (list.IsAtEnd)
                {
                    return false;
                }
            }

            var frequency = list.FrequencyOf(document);
            if (frequency == 0)
            {
                return false;
            }

            score += list.Table.Score(frequency, norm);
        }

        return true;
    }

    private void AnyInWindow(ScoredList[] order, int start, int end, Segment segment)
    {
        // Lists from the front whose bounds together cannot reach what is held are looked up only.
        var looked = 0;
        var lookedBound = 0L;
        while (looked < order.Length - 1 && lookedBound + (order[looked].IsAtEnd ? 0 : order[looked].Bound()) <= Held())
        {
            lookedBound += order[looked].IsAtEnd ? 0 : order[looked].Bound();
            looked++;
        }

        for (var i = looked; i < order.Length; i++)
        {
            if (!order[i].IsAtEnd)
            {
                Scatter(order[i], start, end, segment);
            }
        }

        var words = ((end - start) >> 6) + 1;
        for (var word = 0; word < words; word++)
        {
            for (var left = found[word]; left != 0; left &= left - 1)
            {
                var at = (word << 6) + BitOperations.TrailingZeroCount(left);
                var score = sums[at];
                sums[at] = 0;
                if (score + lookedBound > Held())
                {
                    Offer(start + at, score + LookUp(order, looked, start + at, segment.Norms[start + at]), segment);
                }
            }

            found[word] = 0;
        }
    }

    private static int LookUp(ScoredList[] order, int count, int document, byte norm)
    {
        var sum = 0;
        for (var i = 0; i < count; i++)
        {
            var frequency = order[i].IsAtEnd ? 0 : order[i].FrequencyOf(document);
            sum += frequency == 0 ? 0 : order[i].Table.Score(frequency, norm);
        }

        return sum;
    }

    private void Scatter(ScoredList list, int start, int end, Segment segment)
    {
        list.Cursor.Load(list.Block);
        var norms = segment.Norms;
        var documents = list.Cursor.Documents;
        var frequencies = list.Cursor.Frequencies();
        for (var i = 0; i < documents.Length; i++)
        {
            var document = documents[i];
            if (document > end)
            {
                return;
            }

            if (document >= start)
            {
                var at = document - start;
                found[at >> 6] |= 1UL << at;
                sums[at] += list.Table.Score(frequencies[i], norms[document]);
            }
        }
    }

    private void Offer(int document, int score, Segment segment)
    {
        if (score > Held() && Bitmap.Get(live, document) && (!needsTest || visible(document)))
        {
            top.Add(new Candidate(segmentNumber, document, score, segment.HashOf(document)));
        }
    }
}
