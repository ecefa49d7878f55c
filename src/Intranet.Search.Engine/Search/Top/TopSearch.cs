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
    private const int FirstBlocks = 12;

    [ThreadStatic]
    private static int[]? sumsOfThread;

    [ThreadStatic]
    private static ulong[]? foundOfThread;

    // Kept from search to search: every use leaves them empty.
    private readonly int[] sums = sumsOfThread ??= new int[WindowSize];
    private readonly ulong[] found = foundOfThread ??= new ulong[WindowSize / 64];
    private Func<int, bool> visible = _ => true;
    private ulong[] live = [];
    private bool needsTest;
    private int segmentNumber;

    /// <summary>Empties what a search that failed may have left behind.</summary>
    public void Reset()
    {
        Array.Clear(sums);
        Array.Clear(found);
    }

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
        for (var start = 0; start < segment.Count; start += WindowSize)
        {
            var end = Math.Min(start + WindowSize, segment.Count) - 1;
            var sum = 0L;
            foreach (var list in order)
            {
                sum += list.EnterWindow(start, end);
            }

            if (sum > Held())
            {
                SortByBound(order);
                AnyInWindow(order, sum, start, end, segment);
            }
        }
    }

    /// <summary>Documents of a set that all score the same: the first that may be seen will do.</summary>
    public void Same(ulong[]? documents, int score, Segment segment)
    {
        for (var word = 0; documents is not null && word < documents.Length && score > Held(); word++)
        {
            for (var left = documents[word] & live[word]; left != 0; left &= left - 1)
            {
                Offer((word << 6) + BitOperations.TrailingZeroCount(left), score, segment);
            }
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
                if (AddOthers(lists, document, norm, ref score))
                {
                    Offer(document, score, segment);
                }
            }
        }
    }

    // The most promising blocks first: once the best are held, nearly all other blocks are passed over by their bounds.
    private void One(ScoredList list, Segment segment)
    {
        Span<int> promising = stackalloc int[FirstBlocks];
        var count = list.Cursor.BlockCount > 2 * FirstBlocks ? list.MostPromising(promising) : 0;
        foreach (var block in promising[..count])
        {
            Visit(list, block, segment);
        }

        for (var block = 0; block < list.Cursor.BlockCount; block++)
        {
            list.Block = block;
            if (list.Bound() > Held() && !promising[..count].Contains(block))
            {
                Visit(list, block, segment);
            }
        }
    }

    private void Visit(ScoredList list, int block, Segment segment)
    {
        list.Cursor.Load(block);
        var norms = segment.Norms;
        var documents = list.Cursor.Documents;
        var frequencies = list.Cursor.Frequencies();
        for (var i = 0; i < documents.Length; i++)
        {
            Offer(documents[i], list.Table.Score(frequencies[i], norms[documents[i]]), segment);
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

            sum += list.BoundUpTo(last);
        }

        return sum > Held();
    }

    private bool AddOthers(ScoredList[] lists, int document, byte norm, ref int score)
    {
        for (var i = 1; i < lists.Length; i++)
        {
            var list = lists[i];
            if (list.BlockEnd < document)
            {
                list.MoveTo(document);
            }

            // With two lists the header alone often tells that the document cannot be among the best.
            if (list.IsAtEnd || (i == lists.Length - 1 && (long)score + list.Bound() <= Held()))
            {
                return false;
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

    private void AnyInWindow(ScoredList[] order, long sum, int start, int end, Segment segment)
    {
        // Lists from the front whose bounds together cannot reach what is held are looked up only.
        var looked = 0;
        var lookedBound = 0L;
        while (looked < order.Length - 1 && lookedBound + order[looked].WindowBound <= Held())
        {
            lookedBound += order[looked++].WindowBound;
        }

        for (var i = looked; i < order.Length; i++)
        {
            Scatter(order[i], sum - order[i].WindowBound, start, end, segment);
        }

        for (var word = 0; word < found.Length; word++)
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

    // Few lists, nearly in order from the window before: insertion sort.
    private static void SortByBound(ScoredList[] order)
    {
        for (var i = 1; i < order.Length; i++)
        {
            var list = order[i];
            var bound = list.WindowBound;
            var at = i;
            for (; at > 0 && order[at - 1].WindowBound > bound; at--)
            {
                order[at] = order[at - 1];
            }

            order[at] = list;
        }
    }

    private static int LookUp(ScoredList[] order, int count, int document, byte norm)
    {
        var sum = 0;
        for (var i = 0; i < count; i++)
        {
            var list = order[i];
            if (list.BlockEnd < document)
            {
                list.MoveTo(document);
            }

            var frequency = list.IsAtEnd ? 0 : list.FrequencyOf(document);
            sum += frequency == 0 ? 0 : list.Table.Score(frequency, norm);
        }

        return sum;
    }

    // A block that cannot reach what is held even with the best of all other lists adds nothing: whatever it holds is out anyway.
    private void Scatter(ScoredList list, long others, int start, int end, Segment segment)
    {
        var norms = segment.Norms;
        for (var block = list.Block; block < list.Cursor.BlockCount; block++)
        {
            list.Block = block;
            if (list.Bound() + others > Held())
            {
                list.Cursor.Load(block);
                if (list.Cursor.Documents[0] > end)
                {
                    return;
                }

                var (from, to) = PostingsScan.Range(list.Cursor.Documents, start, end + 1);
                if (from < to)
                {
                    var documents = list.Cursor.Documents[from..to];
                    PostingsScan.Mark(documents, start, found);
                    PostingsScan.AddScores(documents, list.Cursor.Frequencies()[from..to], start, norms, list.Table, sums);
                }
            }

            if (list.Cursor.LastDocument(block) >= end)
            {
                return;
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
