using Intranet.Abstractions;

namespace Intranet.Search;

/// <summary>What was found, for a page or the API.</summary>
internal sealed record SearchAnswer
{
    public required SearchQuery Query { get; init; }

    public int Total { get; init; }

    public double TookMs { get; init; }

    /// <summary>A better spelling that finds something; null when there is none.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>How many the better spelling finds; null where it was not counted.</summary>
    public int? DidYouMeanTotal { get; init; }

    public IReadOnlyList<SearchItem> Items { get; init; } = [];

    public IReadOnlyList<SearchFacet> Facets { get; init; } = [];

    /// <summary>Scopes whose index is being rebuilt, so that hits of theirs may be missing.</summary>
    public IReadOnlyList<Scope> Incomplete { get; init; } = [];

    /// <summary>Number of closed communities that were searched because the reader is a member.</summary>
    public int ClosedCommunities { get; init; }
}

/// <summary>One thing that was found.</summary>
internal sealed record SearchItem
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required Scope Scope { get; init; }

    public required string Title { get; init; }

    /// <summary>The title as safe HTML with <c>&lt;mark&gt;</c>.</summary>
    public required string TitleHtml { get; init; }

    /// <summary>The best passage as safe HTML with <c>&lt;mark&gt;</c>.</summary>
    public required string ExcerptHtml { get; init; }

    public required string Url { get; init; }

    public required string Authority { get; init; }

    public required string AuthorityTitle { get; init; }

    public Guid? CommunityId { get; init; }

    public string? CommunityTitle { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Author { get; init; }

    public DateTime CreatedUtc { get; init; }

    public DateTime UpdatedUtc { get; init; }

    public double Score { get; init; }

    public string? State { get; init; }
}

/// <summary>A facet with its values, the most common first.</summary>
/// <param name="Field">Name of the facet and of its query parameter.</param>
/// <param name="Values">Values found, and those that were chosen.</param>
internal sealed record SearchFacet(string Field, IReadOnlyList<SearchFacetValue> Values);

/// <param name="Value">As the query parameter takes it.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Count">Things that have it.</param>
/// <param name="IsChosen">Whether the search is narrowed to it.</param>
internal sealed record SearchFacetValue(string Value, string Title, int Count, bool IsChosen);
