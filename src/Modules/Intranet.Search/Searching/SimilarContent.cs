using Intranet.Abstractions;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>Finds what resembles a text that somebody is writing, among what they may see.</summary>
internal sealed class SimilarContent(ReaderParts reader, FederatedSearch search, TimeProvider clock) : ISimilarContent
{
    private const int FewestLetters = 3;
    private const int MostLimit = 20;

    public async Task<IReadOnlyList<SimilarItem>> FindAsync(
        string text, IReadOnlyCollection<string> kinds, int limit, string pathBase, CancellationToken cancellationToken = default)
    {
        var (words, _) = SearchInput.Clean(text);
        if (words.Count(char.IsLetter) < FewestLetters)
        {
            return [];
        }

        var request = new SearchRequest
        {
            Query = QueryFor(words),
            Filters = kinds.Count == 0 ? [] : [new KeywordFilter(Fields.Kind, [.. kinds])],
            Size = Math.Clamp(limit, 1, MostLimit),
            DidYouMean = false,
            Boosts = SignalBoosts.OfDay(clock.GetUtcNow()),
        };
        var parts = await reader.GetAsync(SearchReach.All, cancellationToken);
        var (items, _) = await search.RunAsync<IReadOnlyList<SimilarItem>>(
            parts,
            [],
            (searcher, open) => [.. searcher.Search(request, cancellationToken).Hits.Select(hit => Item(SearchItems.Of(hit, open[hit.Scope], pathBase)))],
            cancellationToken);
        return items;
    }

    /// <summary>Any of the telling words; the last one may still be unfinished.</summary>
    private static BooleanQuery QueryFor(string text)
    {
        var like = new MoreLikeThisQuery(text);
        var last = TitleQuery.Words(text).LastOrDefault() ?? "";
        return last.Length < FewestLetters ? BooleanQuery.Or(like) : BooleanQuery.Or(like, new PrefixQuery(last, Fields.Title));
    }

    private static SimilarItem Item(SearchItem found) => new(found.Kind, found.Title, found.Url, found.AuthorityTitle, found.State);
}
