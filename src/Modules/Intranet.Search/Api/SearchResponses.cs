namespace Intranet.Search;

/// <summary>The answer of <c>GET /search</c>.</summary>
/// <param name="Total">Everything found that the reader may see.</param>
/// <param name="Page">The page that was asked for, 1-based.</param>
/// <param name="PageSize">Items on a page.</param>
/// <param name="TookMs">Milliseconds.</param>
/// <param name="DidYouMean">A better spelling; null when there is none.</param>
/// <param name="QueryWasCut">True when more was sent than the first 500 characters, which were read.</param>
/// <param name="Incomplete">Scopes (<c>own</c>, <c>network</c>) whose index is being rebuilt: hits of theirs may be missing. Empty as a rule.</param>
/// <param name="Items">The page.</param>
/// <param name="Facets">By facet: kind, authority, community, tag, year.</param>
public sealed record SearchResponse(
    int Total,
    int Page,
    int PageSize,
    double TookMs,
    string? DidYouMean,
    bool QueryWasCut,
    IReadOnlyList<string> Incomplete,
    IReadOnlyList<SearchResponseItem> Items,
    IReadOnlyDictionary<string, IReadOnlyList<SearchResponseFacet>> Facets);

/// <summary>One thing that was found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>case</c>, <c>thread</c>, <c>community</c> or <c>person</c>.</param>
/// <param name="Scope"><c>own</c> or <c>network</c>.</param>
/// <param name="Title">Plain text.</param>
/// <param name="ExcerptHtml">The best passage: encoded HTML whose only markup is <c>mark</c>.</param>
/// <param name="Url">Address on this host.</param>
/// <param name="Authority">Where it comes from.</param>
/// <param name="Community">The community it belongs to; null for none.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Author">Who wrote it; null when nobody is named.</param>
/// <param name="State"><c>answered</c>, <c>unanswered</c>, <c>inUse:3</c> …; null for none.</param>
/// <param name="CreatedUtc">When it was made.</param>
/// <param name="UpdatedUtc">When it was last changed.</param>
/// <param name="Score">Comparable within this answer only; 0 when sorted by date.</param>
public sealed record SearchResponseItem(
    Guid Id,
    string Kind,
    string Scope,
    string Title,
    string ExcerptHtml,
    string Url,
    SearchResponseAuthority Authority,
    SearchResponseCommunity? Community,
    IReadOnlyList<string> Tags,
    string? Author,
    string? State,
    DateTime CreatedUtc,
    DateTime UpdatedUtc,
    double Score);

public sealed record SearchResponseAuthority(string Name, string Title);

public sealed record SearchResponseCommunity(Guid Id, string Title);

public sealed record SearchResponseFacet(string Value, string Title, int Count);

/// <summary>The answer of <c>GET /search/suggest</c>.</summary>
public sealed record SuggestResponse(IReadOnlyList<SuggestResponseItem> Items);

/// <param name="Text">What is shown.</param>
/// <param name="Kind"><c>title</c>, <c>term</c>, <c>community</c> or <c>person</c>.</param>
/// <param name="Url">Where it leads; null for a word to search for.</param>
public sealed record SuggestResponseItem(string Text, string Kind, string? Url);
