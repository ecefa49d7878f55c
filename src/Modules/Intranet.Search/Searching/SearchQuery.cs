using Intranet.Abstractions;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>What a person asks for, read and checked.</summary>
internal sealed record SearchQuery
{
    /// <summary>What was typed, at most <see cref="SearchInput.MostCharacters"/> characters; empty asks for the newest.</summary>
    public string Text { get; init; } = "";

    /// <summary>True when more was typed than is read.</summary>
    public bool WasCut { get; init; }

    public SearchReach Reach { get; init; }

    /// <summary>Chosen values by facet field; a field without a choice is absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Changed at or after this; null for no limit.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Changed at or before this; null for no limit.</summary>
    public DateTimeOffset? To { get; init; }

    public SortOrder Sort { get; init; }

    public PageRequest Page { get; init; } = new(1);

    public bool HasFilters => Chosen.Count > 0 || From is not null || To is not null;

    public IReadOnlyList<string> ChosenIn(string field) => Chosen.GetValueOrDefault(field, []);
}
