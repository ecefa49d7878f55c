using System.Globalization;

namespace Intranet.Search.Engine;

/// <summary>The field names of the query language, in Swedish and English.</summary>
internal static class QueryFields
{
    private const string From = "from";
    private const string To = "to";

    /// <summary>The field that a typed name means; null for an unknown name.</summary>
    public static string? Resolve(string? name) => name?.ToLowerInvariant() switch
    {
        "title" or "titel" or "rubrik" => Fields.Title,
        "author" or "författare" or "av" => Fields.Author,
        "tag" or "tagg" or "etikett" => Fields.Tag,
        "kind" or "typ" => Fields.Kind,
        "authority" or "myndighet" => Fields.Authority,
        "community" or "gemenskap" or "nätverk" => Fields.Community,
        "from" or "från" or "efter" => From,
        "to" or "till" or "före" => To,
        _ => null,
    };

    public static Query Filter(string field, string value)
    {
        if (field is not (From or To))
        {
            return new KeywordQuery(field, value);
        }

        if (ParsePeriod(value) is not { } period)
        {
            return field == From ? new KeywordQuery(Fields.Authority, value) : new MatchNoneQuery();
        }

        return field == From
            ? new RangeQuery(Fields.Updated, period.First.UtcTicks, null)
            : new RangeQuery(Fields.Updated, null, period.Last.UtcTicks);
    }

    private static (DateTimeOffset First, DateTimeOffset Last)? ParsePeriod(string value)
    {
        var culture = CultureInfo.InvariantCulture;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(value, "yyyy-MM-dd", culture, Utc, out var day))
        {
            return (day, Last(day, day.AddTicks(TimeSpan.TicksPerDay - 1)));
        }

        if (DateTimeOffset.TryParseExact(value, "yyyy-MM", culture, Utc, out var month))
        {
            return (month, Last(month, month.AddTicks((TimeSpan.TicksPerDay * DateTime.DaysInMonth(month.Year, month.Month)) - 1)));
        }

        if (DateTimeOffset.TryParseExact(value, "yyyy", culture, Utc, out var year))
        {
            return (year, Last(year, year.AddTicks((TimeSpan.TicksPerDay * (DateTime.IsLeapYear(year.Year) ? 366 : 365)) - 1)));
        }

        return null;
    }

    private static DateTimeOffset Last(DateTimeOffset first, DateTimeOffset last) => last < first ? first : last;
}
