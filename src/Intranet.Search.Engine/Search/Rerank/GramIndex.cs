namespace Intranet.Search.Engine;

/// <summary>Which words of a segment hold a piece, read in place.</summary>
internal static class GramIndex
{
    /// <summary>In how many open documents the words that hold a piece stand, summed over the words; dead documents count too.</summary>
    public static long Frequency(Segment segment, uint hash)
    {
        var all = segment.Array<uint>(Section.Grams);
        var count = (int)all[0];
        var at = all.Slice(1, count).BinarySearch(hash);
        return at < 0 ? 0 : all[1 + count + at];
    }

    /// <summary>The ranks of the words that hold a piece, once for each time they hold it, as numbers of which each is a gap to the one before.</summary>
    public static ReadOnlySpan<byte> Words(Segment segment, uint hash)
    {
        var all = segment.Array<uint>(Section.Grams);
        var count = (int)all[0];
        var at = all.Slice(1, count).BinarySearch(hash);
        if (at < 0)
        {
            return [];
        }

        var starts = all.Slice(1 + (2 * count), count + 1);
        return segment.Span(Section.GramWords)[(int)starts[at]..(int)starts[at + 1]];
    }
}
