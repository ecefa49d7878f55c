using System.Collections.Concurrent;
using Intranet.Abstractions;
using Intranet.Search.Engine;
using Microsoft.Extensions.Localization;

namespace Intranet.Search;

/// <summary>Puts facet values into words that people read.</summary>
internal sealed class FacetTitles(IShellHost shells, IStringLocalizer<Texts> texts, CommunityTitles communities)
{
    /// <param name="field">The facet.</param>
    /// <param name="value">A value that was counted for the reader, or merely asked for.</param>
    /// <param name="wasCounted">False for a value that nothing of what the reader sees has: it may be a guess at something closed.</param>
    /// <param name="searcher">Sees what the reader sees.</param>
    public string Of(string field, string value, bool wasCounted, IndexSearcher searcher) => field switch
    {
        Fields.Kind => KindName(texts, value),
        Fields.Authority => shells.Find(value) is { Stage: JoinStage.Open } shell ? shell.Title : value,
        Fields.Community => (wasCounted ? communities.Find(value, searcher) : CommunityTitles.Look(value, searcher)) ?? value,
        _ => value,
    };

    /// <summary>The name of a kind; the kind itself where no words were given for it.</summary>
    public static string KindName(IStringLocalizer<Texts> texts, string kind)
    {
        var text = texts["Kind." + kind];
        return text.ResourceNotFound ? kind : text.Value;
    }
}

/// <summary>Titles of communities, remembered by id. Documents carry them; a facet's values are ids.</summary>
internal sealed class CommunityTitles
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<string, string> _titles = new(StringComparer.OrdinalIgnoreCase);

    public void Remember(string id, string title)
    {
        if (_titles.Count >= Most)
        {
            _titles.Clear();
        }

        _titles[id] = title;
    }

    /// <summary>The title of a community of which the reader is known to see something.</summary>
    public string? Find(string id, IndexSearcher searcher)
    {
        if (_titles.TryGetValue(id, out var known))
        {
            return known;
        }

        var title = Look(id, searcher);
        if (title is not null)
        {
            Remember(id, title);
        }

        return title;
    }

    /// <summary>The title as something that the searcher sees tells it; null when it sees nothing.</summary>
    public static string? Look(string id, IndexSearcher searcher)
    {
        var request = new SearchRequest { Query = new KeywordQuery(Fields.Community, id), Size = 1, DidYouMean = false };
        return searcher.Search(request).Hits.FirstOrDefault()?.Get(IndexFields.CommunityTitle);
    }
}
