using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>Which documents of a segment a person may see.</summary>
internal sealed class Visibility
{
    private readonly Segment segment;
    private readonly ulong[] candidates;
    private readonly bool[]? allowed;
    private readonly KeywordTest[] excluded;
    private readonly Func<int, bool>? test;

    public Visibility(LiveSegment live, SearchScope scope)
    {
        segment = live.Segment;
        excluded = [.. scope.Exclude.Select(f => KeywordTest.For(segment, f)).OfType<KeywordTest>()];
        bool[] labels = [.. segment.Labels.Select(scope.Labels.Contains)];
        if (Array.TrueForAll(labels, l => l))
        {
            candidates = live.Live;
        }
        else if (Enumerable.Range(0, labels.Length).All(i => labels[i] == (segment.Labels[i] == AccessLabels.Open)))
        {
            candidates = live.Open;
        }
        else
        {
            (candidates, allowed) = (live.Live, labels);
        }

        test = Test([]);
    }

    /// <summary>Clears the bits of what may not be seen; bit 0 is <paramref name="start"/>, a multiple of 64.</summary>
    public void Trim(int start, Span<ulong> bits)
    {
        var first = start >> 6;
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] &= first + i < candidates.Length ? candidates[first + i] : 0;
        }

        if (test is not null)
        {
            Keep(start, bits, test);
        }
    }

    /// <summary>What <see cref="Test"/> need only look at.</summary>
    public ulong[] Candidates => candidates;

    /// <summary>What else a candidate has to pass; null for nothing.</summary>
    public Func<int, bool>? Test(KeywordTest[] required)
    {
        if (allowed is null && excluded.Length == 0 && required.Length == 0)
        {
            return null;
        }

        return d => Passes(d, required);
    }

    public bool Includes(int document) =>
        Bitmap.Get(candidates, document) && allowed?[segment.LabelOf(document)] != false && !Array.Exists(excluded, t => t.Matches(document));

    public static void Keep(int start, Span<ulong> bits, Func<int, bool> test)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                var at = BitOperations.TrailingZeroCount(left);
                if (!test(start + (word << 6) + at))
                {
                    bits[word] &= ~(1UL << at);
                }
            }
        }
    }

    private bool Passes(int document, KeywordTest[] required)
    {
        if (allowed?[segment.LabelOf(document)] == false)
        {
            return false;
        }

        foreach (var test in excluded)
        {
            if (test.Matches(document))
            {
                return false;
            }
        }

        foreach (var test in required)
        {
            if (!test.Matches(document))
            {
                return false;
            }
        }

        return true;
    }
}
