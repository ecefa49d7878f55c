namespace Intranet.Search.Engine;

/// <summary>Finds terms by their ending in a list ordered by letters read backwards.</summary>
internal static class BackwardsOrder
{
    /// <summary>The first place whose term, read backwards, is not before the ending read backwards.</summary>
    public static int FirstWith(Segment segment, ReadOnlySpan<int> backwards, ReadOnlySpan<byte> ending)
    {
        var (low, high) = (0, backwards.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            var walk = segment.Terms.At(backwards[middle]);
            walk.MoveNext();
            if (IsBefore(walk.Current[1..], ending))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static bool IsBefore(ReadOnlySpan<byte> term, ReadOnlySpan<byte> ending)
    {
        for (int i = term.Length - 1, j = ending.Length - 1; j >= 0; i--, j--)
        {
            if (i < 0 || term[i] < ending[j])
            {
                return true;
            }

            if (term[i] > ending[j])
            {
                return false;
            }
        }

        return false;
    }
}
