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
    public bool Knows(int first, int firstDocuments, int second, int secondDocuments) =>
        PairRule.Holds(segment.Count, firstDocuments, secondDocuments) && frequent.BinarySearch(first) >= 0 && frequent.BinarySearch(second) >= 0;

    /// <summary>Finds the postings of a pair that <see cref="Knows"/> says is indexed.</summary>
    public bool TryFind(int first, int second, out TermInfo info)
    {
        var code = (frequent.BinarySearch(first) * frequent.Length) + frequent.BinarySearch(second);
        var at = codes.BinarySearch(code);
        info = at < 0
            ? default
            : new TermInfo(at, frequencies[at], frequencies[at], segment.OffsetOf(Section.PairPostings) + starts[at], starts[at + 1] - starts[at], 0, 0);
        return at >= 0;
    }
}
