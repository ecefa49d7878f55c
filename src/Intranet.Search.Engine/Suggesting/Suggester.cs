using System.Text;

namespace Intranet.Search.Engine;

/// <summary>Completes what a person types with titles and words of open documents.</summary>
internal sealed class Suggester(IReadOnlyList<SearchScope> scopes)
{
    private const int MostTerms = 3;
    private const int ShortestStart = 2;

    public IReadOnlyList<Suggestion> Suggest(string typed, int max)
    {
        var words = SwedishAnalyzer.Instance.Analyze(typed.Length > QueryParser.MaxLength ? typed[..QueryParser.MaxLength] : typed);
        if (words.Count is 0 or > 16 || max <= 0)
        {
            return [];
        }

        var terms = Terms(typed, words[^1], Math.Min(MostTerms, max));
        var titles = Titles(words, max);
        return [.. titles.Take(Math.Max(max - terms.Count, (max + 1) / 2)), .. terms.Take(max / 2)];
    }

    private List<Suggestion> Titles(IReadOnlyList<Token> words, int max)
    {
        var clauses = words.Select((w, i) => new BooleanClause(
            Occur.Must,
            i == words.Count - 1 ? new PrefixQuery(w.Surface, Fields.Title) : new TermQuery(w.Surface, Fields.Title)));
        var open = scopes.Select(s => s with { Labels = s.Labels.Contains(AccessLabels.Open) ? AccessLabels.OpenOnly : new HashSet<string>() }).ToArray();
        var found = new IndexSearcher(open).Search(new SearchRequest
        {
            Query = new BooleanQuery([.. clauses]),
            Similarity = Similarity.Bm25,
            Size = max,
            DidYouMean = false,
        });
        return [.. found.Hits.Where(h => h.Get(Fields.Title) is not null).DistinctBy(h => h.Get(Fields.Title))
            .Select(h => new Suggestion(h.Get(Fields.Title)!, SuggestionKind.Title, h.Key, h.Scope))];
    }

    // The last word completed to the most frequent words of open documents; what stands before it is kept.
    private List<Suggestion> Terms(string typed, Token last, int max)
    {
        if (last.Surface.Length < ShortestStart)
        {
            return [];
        }

        var frequencies = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var live in scopes.Where(s => s.Labels.Contains(AccessLabels.Open)).SelectMany(s => s.Reader.Segments))
        {
            for (byte language = 0; language < TermSpace.Languages; language++)
            {
                Add(live, TermSpace.Term(language, last.Surface), frequencies);
            }
        }

        var before = typed[..Math.Min(typed.Length, last.Start)];
        return [.. frequencies.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).Take(max)
            .Select(f => new Suggestion(before + f.Key, SuggestionKind.Term, null, 0))];
    }

    private static void Add(LiveSegment live, byte[] start, Dictionary<string, long> frequencies)
    {
        var counts = live.Segment.Array<int>(Section.WordFrequencies);
        var walk = live.Segment.Words.From(start);
        while (walk.MoveNext() && walk.Current.StartsWith(start))
        {
            var open = counts[walk.Ordinal] - live.Corrections.OfWord(walk.Ordinal);
            if (open > 0)
            {
                var word = Encoding.UTF8.GetString(walk.Current[1..]);
                frequencies[word] = frequencies.GetValueOrDefault(word) + open;
            }
        }
    }
}
