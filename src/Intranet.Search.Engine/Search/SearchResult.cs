namespace Intranet.Search.Engine;

/// <summary>The answer to a <see cref="SearchRequest"/>.</summary>
public sealed record SearchResult
{
    /// <summary>All documents found that the person may see.</summary>
    public required int Total { get; init; }

    /// <summary>The page that was asked for, in order.</summary>
    public required IReadOnlyList<Hit> Hits { get; init; }

    /// <summary>Counts by field, for the facets that were asked for; most common value first, then by value.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets { get; init; }

    /// <summary>A better spelling of the query text; null when there is none.</summary>
    public string? DidYouMean { get; init; }
}
