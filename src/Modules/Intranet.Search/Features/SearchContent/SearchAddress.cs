using System.Globalization;
using Intranet.Search.Engine;
using Microsoft.AspNetCore.Http.Extensions;

namespace Intranet.Search.Features;

/// <summary>Addresses of the search page with one thing changed and the rest kept. A change leads to the first page of hits.</summary>
internal sealed class SearchAddress(string page, SearchQuery query)
{
    /// <summary>The same search in another place.</summary>
    public string In(SearchReach reach) => Of(query with { Reach = reach });

    /// <summary>The same search in another order.</summary>
    public string By(SortOrder order) => Of(query with { Sort = order });

    /// <summary>Other words, everything else the same.</summary>
    public string For(string text) => Of(query with { Text = text });

    /// <summary>The same words everywhere, without filters.</summary>
    public string Everything() => Of(new SearchQuery { Text = query.Text, Sort = query.Sort });

    /// <summary>The same search without one chosen value.</summary>
    public string Without(string field, string value) => Of(query with
    {
        Chosen = query.Chosen
            .Select(c => KeyValuePair.Create(c.Key, (IReadOnlyList<string>)[.. c.Value.Where(v => c.Key != field || v != value)]))
            .Where(c => c.Value.Count > 0)
            .ToDictionary(StringComparer.Ordinal),
    });

    /// <summary>The same search without limits in time.</summary>
    public string WithoutPeriod() => Of(query with { From = null, To = null });

    /// <summary>A search for one tag.</summary>
    public string ForTag(string tag) => Of(new SearchQuery { Chosen = new Dictionary<string, IReadOnlyList<string>> { [Fields.Tag] = [tag] } });

    /// <summary>A day as the date fields take it; null for none.</summary>
    public static string? Day(DateTimeOffset? instant) =>
        instant is { } known ? SwedishDay.Of(known).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>Value of the parameter <c>scope</c>; null where it is not needed.</summary>
    public static string? Name(SearchReach reach) => reach == SearchReach.All ? null : reach.ToString().ToLowerInvariant();

    /// <summary>Value of the parameter <c>sort</c>; null where it is not needed.</summary>
    public static string? Name(SortOrder order) => order == SortOrder.Relevance ? null : order.ToString().ToLowerInvariant();

    private string Of(SearchQuery changed)
    {
        var builder = new QueryBuilder();
        Add("q", changed.Text);
        Add("scope", Name(changed.Reach));
        Add("sort", Name(changed.Sort));
        foreach (var (field, values) in changed.Chosen)
        {
            builder.Add(field, values);
        }

        Add("from", Day(changed.From));
        Add("to", Day(changed.To));
        return page + builder.ToQueryString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                builder.Add(name, value);
            }
        }
    }
}
