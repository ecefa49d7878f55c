using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>What to offer a person whose search found nothing.</summary>
/// <param name="WithoutFilters">How many the same words find without filters; 0 when there were no filters.</param>
/// <param name="Similar">Things whose words are spelt nearly the same.</param>
/// <param name="Tags">Tags that much of what the person may see has.</param>
internal sealed record NoHits(int WithoutFilters, IReadOnlyList<SearchItem> Similar, IReadOnlyList<SearchFacetValue> Tags)
{
    public static NoHits Nothing { get; } = new(0, [], []);
}

/// <summary>Looks for ways on from a search without hits, among what the current person may see.</summary>
internal sealed class NoHitsHandler(ReaderParts reader, FederatedSearch search)
{
    private const int MostWords = 5;
    private const int MostSimilar = 3;
    private const int MostTags = 5;

    // More than are shown, for a tag that most things have tells nothing and is passed over.
    private const int TagsLookedAt = 10;
    private const int ShortestFuzzy = 4;

    public async Task<NoHits> HandleAsync(SearchQuery query, string pathBase, CancellationToken cancellationToken)
    {
        var parts = await reader.GetAsync(SearchReach.All, cancellationToken);
        var (found, _) = await search.RunAsync(
            parts, NoHits.Nothing, (searcher, open) => Look(query, searcher, open, pathBase, cancellationToken), cancellationToken);
        return found;
    }

    private static NoHits Look(
        SearchQuery query, IndexSearcher searcher, IReadOnlyList<SearchPart> parts, string pathBase, CancellationToken cancellationToken)
    {
        var all = new SearchRequest { DidYouMean = false, Size = 0 };
        var without = query.HasFilters || query.Reach != SearchReach.All
            ? searcher.Search(all with { Text = query.Text, Match = MatchMode.Any }, cancellationToken).Total
            : 0;
        var similar = searcher.Search(all with { Query = Near(query.Text), Size = MostSimilar }, cancellationToken).Hits;
        var everything = searcher.Search(all with { Facets = [new FacetRequest(Fields.Tag, TagsLookedAt)] }, cancellationToken);
        var telling = everything.Facets.GetValueOrDefault(Fields.Tag, []).Where(tag => tag.Count * 2 <= everything.Total).Take(MostTags);
        return new NoHits(
            without,
            [.. similar.Select(hit => SearchItems.Of(hit, parts[hit.Scope], pathBase))],
            [.. telling.Select(tag => new SearchFacetValue(tag.Value, tag.Value, tag.Count, IsChosen: false))]);
    }

    private static Query Near(string text)
    {
        var words = TitleQuery.Words(text).Where(word => word.Length >= ShortestFuzzy).Take(MostWords).ToList();
        return words.Count == 0 ? new MatchNoneQuery() : BooleanQuery.Or([.. words.Select(word => new FuzzyQuery(word))]);
    }
}
