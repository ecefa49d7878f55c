using System.Diagnostics;
using Intranet.Abstractions;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>Searches what the current person may see: the own organisation and all members, in one list.</summary>
internal sealed class SearchContentHandler(ReaderParts reader, FederatedSearch search, FacetTitles titles, INetworkThesaurus words, TimeProvider clock)
{
    private static readonly FacetRequest[] Facets =
    [
        new(Fields.Kind), new(Fields.Authority, 30), new(Fields.Community, 20), new(Fields.Tag, 20), new(IndexFields.Year, 20),
    ];

    /// <param name="input">What was asked for.</param>
    /// <param name="pathBase">The site's base path, for the addresses.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<Result<SearchAnswer>> HandleAsync(SearchInput input, string pathBase, CancellationToken cancellationToken)
    {
        var read = input.Read(reader.Kinds);
        if (!read.Succeeded)
        {
            return Result<SearchAnswer>.From(read.Errors);
        }

        var query = read.Value;
        var began = Stopwatch.GetTimestamp();
        var parts = await reader.GetAsync(query.Reach, cancellationToken);
        var thesaurus = await words.GetAsync(cancellationToken);
        var (answer, incomplete) = await search.RunAsync(
            parts, new SearchAnswer { Query = query }, (searcher, open) => Answer(query, thesaurus, searcher, open, pathBase, cancellationToken), cancellationToken);
        return answer with
        {
            Incomplete = incomplete,
            ClosedCommunities = parts.Sum(p => p.Labels.Count - 1),
            TookMs = Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 2),
        };
    }

    private SearchAnswer Answer(
        SearchQuery query, Thesaurus thesaurus, IndexSearcher searcher, IReadOnlyList<SearchPart> parts, string pathBase, CancellationToken cancellationToken)
    {
        var request = RequestFor(query, thesaurus);
        var found = searcher.Search(request, cancellationToken);
        var better = found.DidYouMean;
        if (found.Total == 0 && query.Text.Length > 0)
        {
            // Fewer words than people mean to be needed may be written down; rather something near than nothing.
            found = searcher.Search(request with { Match = MatchMode.Any }, cancellationToken);
            better ??= found.DidYouMean;
        }

        var betterTotal = better is not null && found.Total == 0 ? Count(query, better, thesaurus, searcher, cancellationToken) : (int?)null;
        return new SearchAnswer
        {
            Query = query,
            Total = found.Total,
            DidYouMean = betterTotal == 0 ? null : better,
            DidYouMeanTotal = betterTotal,
            Items = [.. found.Hits.Select(hit => SearchItems.Of(hit, parts[hit.Scope], pathBase))],
            Facets = [.. Facets.Select(facet => FacetOf(facet.Field, found, query, thesaurus, searcher, cancellationToken))],
        };
    }

    private SearchRequest RequestFor(SearchQuery query, Thesaurus thesaurus) => new()
    {
        Text = query.Text,
        Thesaurus = thesaurus,
        Match = MatchMode.Auto,
        Filters = [.. query.Chosen.Select(choice => new KeywordFilter(choice.Key, choice.Value))],
        Ranges = query.From is null && query.To is null ? [] : [new RangeQuery(Fields.Updated, query.From?.UtcTicks, query.To?.UtcTicks)],
        Sort = query.Text.Length == 0 ? SortOrder.Newest : query.Sort,
        From = query.Page.Skip,
        Size = query.Page.PageSize,
        Facets = Facets,
        Highlight = new HighlightOptions(),
        Boosts = SignalBoosts.OfDay(clock.GetUtcNow()),
    };

    private int Count(SearchQuery query, string text, Thesaurus thesaurus, IndexSearcher searcher, CancellationToken cancellationToken)
    {
        var request = RequestFor(query, thesaurus) with { Text = text, From = 0, Size = 0, Facets = [], Highlight = null, DidYouMean = false };
        var total = searcher.Search(request, cancellationToken).Total;
        return total > 0 ? total : searcher.Search(request with { Match = MatchMode.Any }, cancellationToken).Total;
    }

    private SearchFacet FacetOf(string field, SearchResult found, SearchQuery query, Thesaurus thesaurus, IndexSearcher searcher, CancellationToken cancellationToken)
    {
        var chosen = query.ChosenIn(field);
        var counted = found.Facets.GetValueOrDefault(field, []);
        var values = counted.Concat(Uncounted(field, chosen, counted, query, thesaurus, searcher, cancellationToken)).Select(v => new SearchFacetValue(
            v.Value, titles.Of(field, v.Value, v.Count > 0, searcher), v.Count, chosen.Contains(v.Value, StringComparer.OrdinalIgnoreCase)));
        return new SearchFacet(field, [.. field == IndexFields.Year ? values.OrderByDescending(v => v.Value, StringComparer.Ordinal) : values]);
    }

    /// <summary>Chosen values that are not among the most common ones; they must stay to be unchosen.</summary>
    private IEnumerable<FacetValue> Uncounted(
        string field, IReadOnlyList<string> chosen, IReadOnlyList<FacetValue> counted, SearchQuery query, Thesaurus thesaurus, IndexSearcher searcher, CancellationToken cancellationToken)
    {
        foreach (var value in chosen.Where(c => counted.All(v => !string.Equals(v.Value, c, StringComparison.OrdinalIgnoreCase))))
        {
            var only = query with { Chosen = new Dictionary<string, IReadOnlyList<string>>(query.Chosen, StringComparer.Ordinal) { [field] = [value] } };
            yield return new FacetValue(value, Count(only, query.Text, thesaurus, searcher, cancellationToken));
        }
    }
}
