using Intranet.Abstractions;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>What a suggestion is.</summary>
internal static class SuggestionKinds
{
    /// <summary>A word to search for.</summary>
    public const string Term = "term";

    /// <summary>The title of a case or a thread.</summary>
    public const string Title = "title";
}

/// <summary>Something to offer while a person types.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Kind"><c>title</c>, <c>term</c>, <c>community</c> or <c>person</c>.</param>
/// <param name="ContentKind">Kind of the thing; null for a term.</param>
/// <param name="Url">Where it leads; null for a term, which is searched for.</param>
internal sealed record SuggestItem(string Text, string Kind, string? ContentKind, string? Url);

/// <summary>Offers titles, words, communities and people that the current person may see.</summary>
internal sealed class SuggestHandler(ReaderParts reader, FederatedSearch search)
{
    private const int MostTitles = 5;
    private const int MostNames = 3;
    private const int MostTerms = 3;
    private const int FewestLetters = 2;
    private static readonly KeywordFilter Names = new(Fields.Kind, "community", ItemLinks.Person);

    /// <param name="typed">What was typed so far.</param>
    /// <param name="pathBase">The site's base path, for the addresses.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<IReadOnlyList<SuggestItem>> HandleAsync(string? typed, string pathBase, CancellationToken cancellationToken)
    {
        var (text, _) = SearchInput.Clean(typed);
        if (text.Count(char.IsLetterOrDigit) < FewestLetters)
        {
            return [];
        }

        var parts = await reader.GetAsync(SearchReach.All, cancellationToken);
        var (items, _) = await search.RunAsync<IReadOnlyList<SuggestItem>>(
            parts, [], (searcher, open) => Suggest(searcher, open, text, pathBase, cancellationToken), cancellationToken);
        return items;
    }

    private List<SuggestItem> Suggest(
        IndexSearcher searcher, IReadOnlyList<SearchPart> parts, string text, string pathBase, CancellationToken cancellationToken)
    {
        var request = new SearchRequest { Query = TitleQuery.For(text), DidYouMean = false };
        var names = searcher.Search(request with { Filters = [Names], Size = MostNames }, cancellationToken).Hits;
        var others = reader.Kinds.Except(Names.Values).ToArray();
        var titles = searcher.Search(request with { Filters = [new KeywordFilter(Fields.Kind, others)], Size = MostTitles }, cancellationToken).Hits;
        var terms = searcher.Suggest(text, MostTitles + MostTerms).Where(s => s.Kind == SuggestionKind.Term).Take(MostTerms);
        return
        [
            .. terms.Select(t => new SuggestItem(t.Text, SuggestionKinds.Term, null, null)),
            .. titles.Concat(names).Select(hit => Item(SearchItems.Of(hit, parts[hit.Scope], pathBase))).DistinctBy(i => i.Url),
        ];
    }

    private static SuggestItem Item(SearchItem found) =>
        new(found.Title, Names.Values.Contains(found.Kind) ? found.Kind : SuggestionKinds.Title, found.Kind, found.Url);
}
