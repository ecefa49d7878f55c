using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>What a group would do.</summary>
/// <param name="Counts">For each entry how much a search for it finds today, and with the group.</param>
/// <param name="Items">The first of what the first entry would find.</param>
internal sealed record WordPreview(IReadOnlyList<(string Entry, int Today, int Then)> Counts, IReadOnlyList<SearchItem> Items);

/// <summary>Searches with the list as it would be, among what is open to the whole network.</summary>
internal sealed class PreviewWordsHandler(ReaderParts reader, FederatedSearch search, IStores stores)
{
    private const int MostItems = 10;

    /// <param name="entries">The group.</param>
    /// <param name="id">The group that they take the place of; null for a new one.</param>
    /// <param name="pathBase">The site's base path, for the addresses.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<WordPreview> HandleAsync(IReadOnlyList<string> entries, Guid? id, string pathBase, CancellationToken cancellationToken)
    {
        var groups = (await WordList.ReadAsync(stores.Open(Scope.Network), cancellationToken)).Groups;
        var today = new Thesaurus(groups.Select(g => g.Entries));
        var then = new Thesaurus([.. groups.Where(g => g.Id != id).Select(g => g.Entries), entries]);
        var parts = await reader.GetAsync(SearchReach.Network, cancellationToken);
        var (preview, _) = await search.RunAsync(
            parts,
            new WordPreview([], []),
            (searcher, open) => new WordPreview(
                [.. entries.Select(e => (e, Search(searcher, e, today, 0).Total, Search(searcher, e, then, 0).Total))],
                [.. Search(searcher, entries[0], then, MostItems).Hits.Select(hit => SearchItems.Of(hit, open[hit.Scope], pathBase))]),
            cancellationToken);
        return preview;

        SearchResult Search(IndexSearcher searcher, string text, Thesaurus thesaurus, int size) => searcher.Search(
            new SearchRequest
            {
                Query = QueryParser.Words(text, MatchMode.All), Thesaurus = thesaurus, Size = size, DidYouMean = false, Highlight = size > 0 ? new HighlightOptions() : null,
            },
            cancellationToken);
    }
}
