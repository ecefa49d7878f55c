namespace Intranet.Search.Engine;

/// <summary>The order of hits.</summary>
public enum SortOrder
{
    /// <summary>Best first.</summary>
    Relevance,

    /// <summary>Latest <see cref="Fields.Updated"/> first.</summary>
    Newest,
}

/// <summary>What a person asks for.</summary>
public sealed record SearchRequest
{
    /// <summary>Greatest <see cref="From"/> + <see cref="Size"/>; what is asked for beyond it is not returned.</summary>
    public const int MaxWindow = 10_000;

    /// <summary>What was typed, in the language of <see cref="QueryParser"/>; null or empty finds everything. Left aside when <see cref="Query"/> is set.</summary>
    public string? Text { get; init; }

    /// <summary>A query built in code; null to read <see cref="Text"/>.</summary>
    public Query? Query { get; init; }

    /// <summary>How many of the words of <see cref="Text"/> have to match.</summary>
    public MatchMode Match { get; init; } = MatchMode.Any;

    /// <summary>Every filter has to match. A facet of a field that is filtered here counts as if that filter were not set.</summary>
    public IReadOnlyList<KeywordFilter> Filters { get; init; } = [];

    /// <summary>Every range has to match.</summary>
    public IReadOnlyList<RangeQuery> Ranges { get; init; } = [];

    /// <summary>The order of hits. Without any words to rank by, newest first.</summary>
    public SortOrder Sort { get; init; }

    /// <summary>How many hits to pass over.</summary>
    public int From { get; init; }

    /// <summary>How many hits to return.</summary>
    public int Size { get; init; } = 10;

    /// <summary>Facets to count; none unless asked for.</summary>
    public IReadOnlyList<FacetRequest> Facets { get; init; } = [];

    /// <summary>Excerpts to cut; null for none.</summary>
    public HighlightOptions? Highlight { get; init; }

    /// <summary>Synonyms that the coordinators keep; null for none.</summary>
    public Thesaurus? Thesaurus { get; init; }

    /// <summary>Boosts by recency and quality; null for none.</summary>
    public SignalBoosts? Boosts { get; init; }

    /// <summary>How hits are scored; the measured recipe unless said otherwise.</summary>
    public Similarity Similarity { get; init; } = Similarity.Default;

    /// <summary>Whether hits carry the document as it was put in; without it they carry its key and version alone, which is faster.</summary>
    public bool LoadDocuments { get; init; } = true;

    /// <summary>Whether to look for a better spelling when little is found.</summary>
    public bool DidYouMean { get; init; } = true;
}
