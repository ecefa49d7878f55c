using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Intranet.Search.Engine;

/// <summary>Evaluates a plan over one segment, window by window: trims, filters, counts, and keeps the best.</summary>
internal sealed class SegmentSearch(SearchRequest request, TopCandidates top, FacetCounter[] facets, bool byDate)
{
    private readonly ulong[] bits = new ulong[Window.Words];
    private readonly ulong[] others = new ulong[Window.Words];
    private readonly ulong[][] passed = [.. request.Filters.Select(_ => new ulong[Window.Words])];
    private readonly int[] scores = new int[Window.Size];

    public int Total { get; private set; }

    /// <param name="number">The number of the segment.</param>
    /// <param name="live">The segment.</param>
    /// <param name="root">The query.</param>
    /// <param name="visible">What may be seen of the segment.</param>
    /// <param name="isCountOnly">Whether the best are found elsewhere, so that nothing has to be scored.</param>
    /// <param name="cancellation">Asked between windows.</param>
    public void Run(int number, LiveSegment live, Prepared root, Visibility visible, bool isCountOnly, CancellationToken cancellation)
    {
        var node = root.Open(live);
        if (node is NoneNode || live.LiveCount == 0)
        {
            return;
        }

        Func<int, bool>[] tests = [.. request.Filters.Select(f => KeywordTest.For(live.Segment, f) is { } test ? (Func<int, bool>)test.Matches : static _ => false)];
        var ranges = request.Ranges.Select(r => new PreparedRange(r).Open(live)).ToArray();
        var dates = byDate ? live.Segment.Numbers.GetValueOrDefault(Fields.Updated) : null;
        foreach (var facet in facets)
        {
            facet.StartSegment(live.Segment);
        }

        for (var start = 0; start < live.Segment.Count; start += Window.Size)
        {
            cancellation.ThrowIfCancellationRequested();
            var end = Math.Min(start + Window.Size, live.Segment.Count);
            Array.Clear(bits);
            if (isCountOnly)
            {
                node.Evaluate(start, end, bits, []);
            }
            else
            {
                Array.Clear(scores);
                node.Evaluate(start, end, bits, scores);
            }

            visible.Trim(start, bits);
            foreach (var range in ranges)
            {
                Array.Clear(others);
                range.Evaluate(start, end, others, []);
                And(bits, others);
            }

            var found = Bitmap.Count(bits);
            if (found == 0)
            {
                continue;
            }

            Finish(start, tests);
            Total += tests.Length == 0 ? found : Bitmap.Count(bits);
            if (!isCountOnly)
            {
                Collect(number, live.Segment, start, dates);
            }
        }

        foreach (var facet in facets)
        {
            facet.EndSegment();
        }
    }

    // Applies the filters and counts facets; the filter of a facet's own field is left aside for its counts.
    private void Finish(int start, Func<int, bool>[] tests)
    {
        for (var i = 0; i < tests.Length; i++)
        {
            bits.CopyTo(passed[i], 0);
            Visibility.Keep(start, passed[i], tests[i]);
        }

        foreach (var facet in facets)
        {
            bits.CopyTo(others, 0);
            for (var i = 0; i < tests.Length; i++)
            {
                if (facet.Request.ByYear || request.Filters[i].Field != facet.Request.Field)
                {
                    And(others, passed[i]);
                }
            }

            facet.Count(start, others);
        }

        foreach (var set in passed)
        {
            And(bits, set);
        }
    }

    private void Collect(int number, Segment segment, int start, NumberColumn? dates)
    {
        var hashes = segment.KeyHashes;
        for (var word = 0; word < bits.Length; word++)
        {
            if (!byDate && !AnyReaches(scores.AsSpan(word << 6, 64), top.Threshold))
            {
                continue;
            }

            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                var at = (word << 6) + BitOperations.TrailingZeroCount(left);
                long order = scores[at];
                if (byDate)
                {
                    order = dates is not null && dates.TryGet(start + at, out var date) ? date : long.MinValue;
                }

                if (top.MayKeep(order, hashes[start + at]))
                {
                    top.Add(new Candidate(number, start + at, order, segment.HashOf(start + at)));
                }
            }
        }
    }

    // Sixty-four scores at once: most hold nothing that could be kept.
    private static bool AnyReaches(ReadOnlySpan<int> scores, long threshold)
    {
        if (threshold <= 0)
        {
            return true;
        }

        var limit = Vector128.Create((int)Math.Min(threshold, int.MaxValue));
        ref var start = ref MemoryMarshal.GetReference(scores);
        var reached = Vector128<int>.Zero;
        for (nuint i = 0; i < 64; i += 4)
        {
            reached |= Vector128.GreaterThanOrEqual(Vector128.LoadUnsafe(ref start, i), limit);
        }

        return reached != Vector128<int>.Zero;
    }

    private static void And(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] &= other[i];
        }
    }
}
