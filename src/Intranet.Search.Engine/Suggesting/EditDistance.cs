namespace Intranet.Search.Engine;

/// <summary>Optimal string alignment distance: insertions, deletions, changes and swaps of neighbours.</summary>
internal static class EditDistance
{
    public static bool Within(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max) => Distance(a, b, max) <= max;

    /// <summary>As <see cref="Distance"/>, but a word that differs in dots and rings alone is one edit away.</summary>
    public static int Spelling(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max)
    {
        var distance = Distance(a, b, max);
        if (distance <= 1 || a.Length != b.Length)
        {
            return distance;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (Plain(a[i]) != Plain(b[i]))
            {
                return distance;
            }
        }

        return 1;
    }

    private static char Plain(char c) => c switch
    {
        'å' or 'ä' => 'a',
        'ö' => 'o',
        _ => c,
    };

    /// <summary>The distance, or <paramref name="max"/> + 1 when it is greater than <paramref name="max"/>.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max)
    {
        if (Math.Abs(a.Length - b.Length) > max || a.Length > Analyzer.MaxWordLength || b.Length > Analyzer.MaxWordLength)
        {
            return max + 1;
        }

        Span<int> rows = stackalloc int[3 * (Analyzer.MaxWordLength + 1)];
        const int Width = Analyzer.MaxWordLength + 1;
        for (var j = 0; j <= b.Length; j++)
        {
            rows[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var row = rows.Slice(i % 3 * Width, Width);
            var above = rows.Slice((i - 1) % 3 * Width, Width);
            var twoAbove = rows.Slice((i + 1) % 3 * Width, Width);
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var value = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    value = Math.Min(value, twoAbove[j - 2] + 1);
                }

                row[j] = value;
                least = Math.Min(least, value);
            }

            if (least > max)
            {
                return max + 1;
            }
        }

        return Math.Min(max + 1, rows[(a.Length % 3 * Width) + b.Length]);
    }
}
