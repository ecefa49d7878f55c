using System.Globalization;
using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>Counts the values of one facet over the segments of a search.</summary>
internal sealed class FacetCounter(FacetRequest request)
{
    private readonly Dictionary<string, int> totals = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> years = [];
    private KeywordColumn? column;
    private NumberColumn? dates;
    private int[] counts = [];

    public FacetRequest Request => request;

    public void StartSegment(Segment segment)
    {
        column = request.ByYear ? null : segment.Keywords.GetValueOrDefault(request.Field);
        dates = request.ByYear ? segment.Numbers.GetValueOrDefault(request.Field) : null;
        counts = column is null ? [] : new int[column.Values.Count + 1];
    }

    public void Count(int start, ReadOnlySpan<ulong> bits)
    {
        if (column is null && dates is null)
        {
            return;
        }

        if (column is not null && column.Narrow() is { IsEmpty: false } narrow)
        {
            Count(narrow[start..], bits, counts);
            return;
        }

        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                var document = start + (word << 6) + BitOperations.TrailingZeroCount(left);
                if (column is not null)
                {
                    column.Count(document, counts.AsSpan(1));
                }
                else if (dates!.TryGet(document, out var ticks) && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks)
                {
                    var year = new DateTime(ticks, DateTimeKind.Utc).Year;
                    years[year] = years.GetValueOrDefault(year) + 1;
                }
            }
        }
    }

    // The loop that facets spend their time in: nothing is asked twice.
    private static void Count(ReadOnlySpan<ushort> values, ReadOnlySpan<ulong> bits, Span<int> counts)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            var left = bits[word];
            if (left == 0)
            {
                continue;
            }

            var part = values[(word << 6)..];
            for (; left != 0; left &= left - 1)
            {
                counts[part[BitOperations.TrailingZeroCount(left)]]++;
            }
        }
    }

    public void EndSegment()
    {
        // Place 0 counts documents without a value.
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                var value = column!.Values[i - 1];
                totals[value] = totals.GetValueOrDefault(value) + counts[i];
            }
        }
    }

    public IReadOnlyList<FacetValue> Result()
    {
        foreach (var (year, count) in years)
        {
            totals[year.ToString("0000", CultureInfo.InvariantCulture)] = count;
        }

        return [.. totals.OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Take(Math.Max(0, request.Max)).Select(t => new FacetValue(t.Key, t.Value))];
    }
}
