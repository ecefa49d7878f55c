using System.Globalization;
using System.Text;
using Intranet.Abstractions;
using Intranet.Search.Engine;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Search;

/// <summary>The query parameters of a search as they were sent.</summary>
public sealed class SearchInput
{
    /// <summary>Characters of a query that are read; what follows is left out, and the answer says so.</summary>
    public const int MostCharacters = 500;

    private const int MostChoices = 50;
    private const int LongestChoice = 200;

    /// <summary>What to look for; every text is a valid query. Empty answers the newest.</summary>
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    /// <summary><c>all</c> (when absent), <c>own</c> or <c>network</c>.</summary>
    [FromQuery(Name = "scope")]
    public string? Scope { get; init; }

    /// <summary>Any of these kinds: <c>case</c>, <c>thread</c>, <c>community</c>, <c>person</c>.</summary>
    [FromQuery(Name = "kind")]
    public string[]? Kind { get; init; }

    /// <summary>Any of these organisations, by name.</summary>
    [FromQuery(Name = "authority")]
    public string[]? Authority { get; init; }

    /// <summary>Any of these communities, by id.</summary>
    [FromQuery(Name = "community")]
    public string[]? Community { get; init; }

    /// <summary>Any of these tags.</summary>
    [FromQuery(Name = "tag")]
    public string[]? Tag { get; init; }

    /// <summary>Changed in any of these years.</summary>
    [FromQuery(Name = "year")]
    public string[]? Year { get; init; }

    /// <summary>Changed on this day or later: <c>2026-01-31</c>, or an instant in ISO 8601.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Changed on this day or earlier.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary><c>relevance</c> (when absent) or <c>newest</c>.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    /// <summary>1-based.</summary>
    [FromQuery(Name = "page")]
    public string? Page { get; init; }

    /// <summary>1 to 100; 20 when absent.</summary>
    [FromQuery(Name = "pageSize")]
    public string? PageSize { get; init; }

    /// <summary>Reads the parameters of a page's address.</summary>
    public static SearchInput Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new SearchInput
        {
            Q = query["q"].FirstOrDefault(),
            Scope = query["scope"].FirstOrDefault(),
            Kind = [.. query["kind"].OfType<string>()],
            Authority = [.. query["authority"].OfType<string>()],
            Community = [.. query["community"].OfType<string>()],
            Tag = [.. query["tag"].OfType<string>()],
            Year = [.. query["year"].OfType<string>()],
            From = query["from"].FirstOrDefault(),
            To = query["to"].FirstOrDefault(),
            Sort = query["sort"].FirstOrDefault(),
            Page = query["page"].FirstOrDefault(),
            PageSize = query["pageSize"].FirstOrDefault(),
        };
    }

    /// <summary>Reads the parameters; each that makes no sense is an error at its field.</summary>
    internal Result<SearchQuery> Read(IReadOnlyCollection<string> knownKinds)
    {
        var guard = new InputGuard();
        var (text, wasCut) = Clean(Q);
        var query = new SearchQuery
        {
            Text = text,
            WasCut = wasCut,
            Reach = OneOf(guard, nameof(Scope), Scope, SearchReach.All),
            Sort = OneOf(guard, nameof(Sort), Sort, SortOrder.Relevance),
            From = Instant(guard, nameof(From), From, SwedishDay.Begin),
            To = Instant(guard, nameof(To), To, SwedishDay.End),
            Page = new PageRequest(Number(guard, nameof(Page), Page), Number(guard, nameof(PageSize), PageSize)),
            Chosen = ReadChoices(guard, knownKinds),
        };
        if (query.From > query.To)
        {
            guard.Add(new PeriodReversed { Field = nameof(To) });
        }

        return guard.Failed ? guard.Errors : query;
    }

    /// <summary>One line of well-formed text, cut where it is too long.</summary>
    internal static (string Text, bool WasCut) Clean(string? typed)
    {
        var text = new StringBuilder(Math.Min(typed?.Length ?? 0, MostCharacters));
        var wasCut = false;
        foreach (var rune in (typed ?? "").AsSpan().Trim().EnumerateRunes())
        {
            if (text.Length + rune.Utf16SequenceLength > MostCharacters)
            {
                wasCut = true;
                break;
            }

            text.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return (text.ToString().Trim(), wasCut);
    }

    private Dictionary<string, IReadOnlyList<string>> ReadChoices(InputGuard guard, IReadOnlyCollection<string> knownKinds)
    {
        var chosen = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        Add(Fields.Kind, nameof(Kind), Kind, value => knownKinds.Contains(value, StringComparer.Ordinal));
        Add(Fields.Authority, nameof(Authority), Authority, null);
        Add(Fields.Community, nameof(Community), [.. (Community ?? []).Select(PlainId)], null);
        Add(Fields.Tag, nameof(Tag), Tag, null);
        Add(IndexFields.Year, nameof(Year), Year, value => value.Length == 4 && value.All(char.IsAsciiDigit));
        return chosen;

        void Add(string field, string name, string[]? values, Func<string, bool>? isValid)
        {
            var given = (values ?? []).Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
            if (given.Length > MostChoices || given.Any(v => v.Length > LongestChoice || isValid?.Invoke(v) == false))
            {
                guard.Add(new FieldInvalid(name));
            }
            else if (given.Length > 0)
            {
                chosen[field] = given;
            }
        }
    }

    private static string PlainId(string value) => Guid.TryParse(value, out var id) ? id.ToString("N") : value;

    private static T OneOf<T>(InputGuard guard, string field, string? value, T absent)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(value))
        {
            return absent;
        }

        if (value.All(char.IsAsciiLetter) && Enum.TryParse<T>(value, ignoreCase: true, out var found))
        {
            return found;
        }

        guard.Add(new FieldInvalid(field));
        return absent;
    }

    private static int? Number(InputGuard guard, string field, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return (int)Math.Clamp(number, int.MinValue, int.MaxValue);
        }

        guard.Add(new FieldInvalid(field));
        return null;
    }

    private static DateTimeOffset? Instant(InputGuard guard, string field, string? value, Func<DateOnly, DateTimeOffset> ofDay)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999)
        {
            return ofDay(day);
        }

        if (value.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        guard.Add(new FieldInvalid(field));
        return null;
    }
}
