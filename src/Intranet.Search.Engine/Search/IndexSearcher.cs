namespace Intranet.Search.Engine;

/// <summary>
/// Searches one or several indexes as if they were one: statistics are summed, so that scores compare. Only documents with the open label
/// count in statistics. Safe for many threads; make one for each search or keep it as long as the readers.
/// </summary>
public sealed class IndexSearcher
{
    private readonly IReadOnlyList<SearchScope> scopes;

    /// <summary>Creates a searcher over scopes.</summary>
    public IndexSearcher(params IReadOnlyList<SearchScope> scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        this.scopes = scopes;
    }

    /// <summary>Creates a searcher over everything open in one index.</summary>
    public IndexSearcher(IndexReader reader)
        : this([new SearchScope(reader)])
    {
    }

    /// <summary>Answers a request.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Guarded(() => new SearchRun(scopes, request, cancellationToken).Run());
    }

    /// <summary>
    /// The keys and scores of the best documents alone: no total, facets, excerpts, rerank or boosts. Several times faster than
    /// <see cref="Search"/>, since documents that cannot be among the best are not looked at. They are those that <see cref="Search"/> gives without rerank and boosts;
    /// only a prefix that stands alone scores all it finds the same, and of these any may be chosen.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<ScoredKey> Top(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Guarded(() => new TopRun(scopes, request, cancellationToken).Run());
    }

    /// <summary>Why a document has its score for a request; null when it is not found or may not be seen.</summary>
    public Explanation? Explain(SearchRequest request, string key)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrEmpty(key);
        return Guarded(() => new SearchRun(scopes, request, CancellationToken.None).Explain(key));
    }

    /// <summary>Titles and words to offer for what was typed so far, titles first, best first. Open documents only.</summary>
    /// <param name="typed">What was typed; the last word may be unfinished.</param>
    /// <param name="max">How many to give at most.</param>
    public IReadOnlyList<Suggestion> Suggest(string typed, int max = 8)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return Guarded(() => new Suggester(scopes).Suggest(typed, max));
    }

    // Files are verified when they are opened; what is found wrong later was damaged while in use.
    private static T Guarded<T>(Func<T> search)
    {
        try
        {
            return search();
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new CorruptIndexException("An index was damaged while it was in use. Rebuild it.", e);
        }
    }
}
