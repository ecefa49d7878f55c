using System.Runtime.CompilerServices;

namespace Intranet.Search.Engine;

/// <summary>
/// Finds the best documents of a segment without looking at all that match. One list leads: its blocks are looked at from the greatest
/// bound down, and those that cannot reach what is already held are passed over (S. Ding and T. Suel, 2011); of a block only the documents that
/// could reach it with the best of the other lists are looked up there (H. Turtle and J. Flood, "Query evaluation: strategies and
/// optimizations", 1995). Keeps exactly what looking at every document would keep.
/// </summary>
internal sealed class TopSearch(TopCandidates top)
{
    private Func<int, bool>? visible;
    private ulong[] live = [];
    private int segmentNumber;

    public void StartSegment(int number, ulong[] candidates, Func<int, bool>? test)
    {
        (segmentNumber, live, visible) = (number, candidates, test);
    }

    /// <summary>Documents in any of the lists; scores add up.</summary>
    public void Any(ScoredList[] lists, Segment segment)
    {
        // Each list leads in turn, until the lists that are left cannot reach what is held even together.
        Array.Sort(lists, static (a, b) => b.Greatest.CompareTo(a.Greatest));
        var others = lists.Sum(l => (long)l.Greatest);
        for (var lead = 0; lead < lists.Length && others >= Least(); lead++)
        {
            others -= lists[lead].Greatest;
            Lead(lists, lead, others, areRequired: false, segment);
        }
    }

    /// <summary>Documents in all of the lists; scores add up.</summary>
    public void All(ScoredList[] lists, Segment segment)
    {
        Array.Sort(lists, static (a, b) => a.DocumentCount.CompareTo(b.DocumentCount));
        Lead(lists, 0, lists.Skip(1).Sum(l => (long)l.Greatest), areRequired: true, segment);
    }

    /// <summary>Documents that hold a phrase, whose lists these are: of each document only the words are looked at that could reach what is held.</summary>
    [SkipLocalsInit]
    public void Phrase(ScoredList[] lists, Func<int, int> timesIn, Segment segment)
    {
        Array.Sort(lists, static (a, b) => a.DocumentCount.CompareTo(b.DocumentCount));
        var table = lists[0].Table;
        var order = lists[0].OrderBlocks(segment);
        Span<int> found = stackalloc int[BitPacking.BlockSize];
        Span<int> scores = stackalloc int[BitPacking.BlockSize];
        for (var at = 0; at < order.Count && table.Bound(order.Shares[at]) >= Least(); at++)
        {
            var documents = lists[0].Read(order.Blocks[at], out var frequencies);
            var count = KeepInAll(lists, 0, WithScore(documents, frequencies, table, segment.Norms, Least(), found, scores), found, scores);

            // What is looked at is far apart, so that all of a block is asked of the memory before the first is read.
            for (var i = 0; i < count; i++)
            {
                segment.Prefetch(found[i]);
            }

            for (var i = 0; i < count; i++)
            {
                var (document, norm) = (found[i], segment.Norms[found[i]]);
                if (scores[i] >= Least() && MayBeSeen(document) && MayHold(lists, document, norm))
                {
                    var times = timesIn(document);
                    Offer(document, times == 0 ? -1 : table.Score(times, norm), segment);
                }
            }
        }
    }

    /// <summary>Documents of lists that all score the same: the first that may be seen will do.</summary>
    public void Same(IEnumerable<PostingsCursor> lists, int score, Segment segment)
    {
        var taken = new HashSet<int>();
        foreach (var cursor in lists)
        {
            for (var block = 0; block < cursor.BlockCount; block++)
            {
                cursor.Load(block);
                foreach (var document in cursor.Documents)
                {
                    if (top.IsFull && score <= top.Threshold)
                    {
                        return;
                    }

                    if (MayBeSeen(document) && taken.Add(document))
                    {
                        Offer(document, score, segment);
                    }
                }
            }
        }
    }

    // The least score that can still be among the best; no score is below 0.
    private long Least() => top.IsFull ? top.Threshold : 0;

    private void Lead(ScoredList[] lists, int lead, long others, bool areRequired, Segment segment)
    {
        var list = lists[lead];
        var order = list.OrderBlocks(segment);
        for (var at = 0; at < order.Count && list.Table.Bound(order.Shares[at]) + others >= Least(); at++)
        {
            Visit(lists, lead, order.Blocks[at], others, areRequired, segment);
        }
    }

    [SkipLocalsInit]
    private void Visit(ScoredList[] lists, int lead, int block, long others, bool areRequired, Segment segment)
    {
        var documents = lists[lead].Read(block, out var frequencies);
        var table = lists[lead].Table;
        var norms = segment.Norms;
        var needed = Least() - others;
        Span<int> found = stackalloc int[BitPacking.BlockSize];
        Span<int> scores = stackalloc int[BitPacking.BlockSize];
        var count = WithScore(documents, frequencies, table, norms, needed, found, scores);
        if (areRequired)
        {
            count = KeepInAll(lists, lead, count, found, scores);
        }

        for (var i = 0; i < count; i++)
        {
            var (document, score) = (found[i], scores[i]);
            if (score >= needed && AddOthers(lists, lead, document, norms[document], others, areRequired, ref score) && MayBeSeen(document))
            {
                Offer(document, score, segment);
                needed = Least() - others;
            }
        }
    }

    // Those of a block that score so much, and their scores.
    private static int WithScore(
        ReadOnlySpan<int> documents, ReadOnlySpan<int> frequencies, ScoreTable table, ReadOnlySpan<byte> norms, long needed, Span<int> found, Span<int> scores)
    {
        var count = 0;
        for (var i = 0; i < documents.Length; i++)
        {
            (found[count], scores[count]) = (documents[i], table.Score(frequencies[i], norms[documents[i]]));
            count += scores[count] >= needed ? 1 : 0;
        }

        return count;
    }

    private static int KeepInAll(ScoredList[] lists, int lead, int count, Span<int> found, Span<int> scores)
    {
        for (var i = lead + 1; i < lists.Length && count > 0; i++)
        {
            count = lists[i].Keep(found[..count], scores[..count], lists[lead].DocumentCount);
        }

        return count;
    }

    // False when the document cannot be among the best, or was found by a list that led before.
    private bool AddOthers(ScoredList[] lists, int lead, int document, byte norm, long others, bool areRequired, ref int score)
    {
        for (var i = lead + 1; i < lists.Length; i++)
        {
            others -= lists[i].Greatest;
            var needed = Least() - others - score;
            var frequency = lists[i].FrequencyOf(document, needed);
            if (frequency == 0)
            {
                if (areRequired || needed > 0)
                {
                    return false;
                }

                continue;
            }

            score += lists[i].Table.Score(frequency, norm);
            if (score + others < Least())
            {
                return false;
            }
        }

        for (var i = 0; i < lead; i++)
        {
            if (lists[i].FrequencyOf(document, needed: 0) > 0)
            {
                return false;
            }
        }

        return true;
    }

    // A phrase stands in a document at most as often as each of its words.
    private bool MayHold(ScoredList[] lists, int document, byte norm)
    {
        for (var i = 1; i < lists.Length; i++)
        {
            var frequency = lists[i].FrequencyOf(document, Least());
            if (frequency == 0 || lists[i].Table.Score(frequency, norm) < Least())
            {
                return false;
            }
        }

        return true;
    }

    private bool MayBeSeen(int document) => Bitmap.Get(live, document) && (visible is null || visible(document));

    private void Offer(int document, int score, Segment segment)
    {
        if (score >= Least() && top.MayKeep(score, segment.KeyHashes[document]))
        {
            top.Add(new Candidate(segmentNumber, document, score, segment.HashOf(document)));
        }
    }
}
