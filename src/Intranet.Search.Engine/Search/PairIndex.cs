using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Postings of pairs of neighbouring frequent terms of a segment, read in place.</summary>
internal readonly ref struct PairIndex
{
    private readonly Segment segment;
    private readonly ReadOnlySpan<int> frequent;
    private readonly ReadOnlySpan<int> codes;
    private readonly ReadOnlySpan<int> frequencies;
    private readonly ReadOnlySpan<int> starts;

    public PairIndex(Segment segment)
    {
        this.segment = segment;
        frequent = segment.Array<int>(Section.FrequentTerms);
        var all = segment.Array<int>(Section.Pairs);
        var count = all[0];
        codes = all.Slice(1, count);
        frequencies = all.Slice(1 + count, count);
        starts = all.Slice(1 + (2 * count), count + 1);
    }

    /// <summary>Whether pairs of these two terms are listed; then a pair that is not found does not occur.</summary>
    public bool Knows(in TermInfo first, in TermInfo second) =>
        PairRule.Holds(segment.Count, first.DocumentFrequency, second.DocumentFrequency)
        && frequent.BinarySearch(first.Ordinal) >= 0 && frequent.BinarySearch(second.Ordinal) >= 0;

    /// <summary>Opens the postings of a pair that <see cref="Knows"/> says is listed; null when it does not occur.</summary>
    public PostingsCursor? Open(in TermInfo first, in TermInfo second)
    {
        var at = codes.BinarySearch((frequent.BinarySearch(first.Ordinal) * frequent.Length) + frequent.BinarySearch(second.Ordinal));
        if (at < 0)
        {
            return null;
        }

        var rarer = PairRule.IsFirstRarer(first.DocumentFrequency, second.DocumentFrequency) ? first : second;
        var (basis, cursor) = (new PostingsCursor(), new PostingsCursor());
        basis.Open(segment.Bytes, rarer with { Offset = rarer.Offset + segment.OffsetOf(Section.Postings) });
        var info = new TermInfo(at, frequencies[at], frequencies[at], segment.OffsetOf(Section.PairPostings) + starts[at], starts[at + 1] - starts[at], 0, 0);
        cursor.Open(segment.Bytes, info, basis);
        return cursor;
    }
}
