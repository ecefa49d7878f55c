using System.Globalization;

namespace Intranet.Search.Engine;

/// <summary>Answers a request by looking at every document: short, and right by inspection.</summary>
internal sealed class NaiveSearch(IReadOnlyList<SearchScope> scopes, SearchRequest request, CancellationToken cancellation)
{
    private readonly HashSet<string> matched = new(StringComparer.Ordinal);
    private readonly Dictionary<(Language, string), float> idf = [];
    private readonly Dictionary<Language, (long Count, double Average)> sizes = [];

    public SearchResult Run()
    {
        var query = request.Query ?? QueryParser.Parse(request.Text, request.Match);
        foreach (var language in Enum.GetValues<Language>())
        {
            var lengths = OpenDocuments(language).Select(d => (double)d.Length).ToArray();
            sizes[language] = (lengths.Length, lengths.Length == 0 ? 1 : lengths.Average());
        }

        var found = new List<(int Scope, AnalyzedDocument Document, double Score, bool Filtered)>();
        for (var scope = 0; scope < scopes.Count; scope++)
        {
            foreach (var document in scopes[scope].Reader.Documents)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!scopes[scope].Labels.Contains(document.Source.AccessLabel) || scopes[scope].Exclude.Any(f => Has(document, f))
                    || request.Ranges.Any(r => Score(r, document) is null) || Score(query, document) is not { } score)
                {
                    continue;
                }

                var boost = request.Boosts?.Factor(Number(document, request.Boosts.RecencyField), Number(document, request.Boosts.QualityField)) ?? 1;
                found.Add((scope, document, score * boost, request.Filters.All(f => Has(document, f))));
            }
        }

        var hits = found.Where(f => f.Filtered).ToList();
        var newest = request.Sort == SortOrder.Newest || hits.TrueForAll(h => h.Score <= 0);
        var ordered = newest
            ? hits.OrderByDescending(h => Number(h.Document, Fields.Updated) ?? long.MinValue).ThenBy(h => h.Document.Source.Key, StringComparer.Ordinal)
            : hits.OrderByDescending(h => h.Score).ThenBy(h => h.Document.Source.Key, StringComparer.Ordinal);
        return new SearchResult
        {
            Total = hits.Count,
            Hits = [.. ordered.Skip(Math.Max(0, request.From)).Take(Math.Max(0, request.Size)).Select(h => ToHit(h.Scope, h.Document, newest ? 0 : h.Score))],
            Facets = request.Facets.ToDictionary(
                f => f.Field,
                f => (IReadOnlyList<FacetValue>)Facet(f, found.Select(x => x.Document)),
                StringComparer.Ordinal),
        };
    }

    private static bool Has(AnalyzedDocument document, KeywordFilter filter) =>
        document.Source.Keywords.Any(k => k.Key == filter.Field && filter.Values.Contains(k.Value, StringComparer.OrdinalIgnoreCase));

    private static long? Number(AnalyzedDocument document, string field)
    {
        foreach (var (name, value) in document.Source.Numbers)
        {
            if (name == field)
            {
                return value;
            }
        }

        return null;
    }

    private IEnumerable<AnalyzedDocument> OpenDocuments(Language language) =>
        scopes.SelectMany(s => s.Reader.Documents).Where(d => d.IsOpen && d.Source.Language == language);

    private List<FacetValue> Facet(FacetRequest facet, IEnumerable<AnalyzedDocument> documents)
    {
        var others = request.Filters.Where(f => f.Field != facet.Field).ToArray();
        return [.. documents.Where(d => others.All(f => Has(d, f))).SelectMany(d => Values(facet, d).Distinct(StringComparer.Ordinal))
            .GroupBy(v => v, StringComparer.Ordinal).Select(g => new FacetValue(g.Key, g.Count()))
            .OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).Take(facet.Max)];
    }

    private static IEnumerable<string> Values(FacetRequest facet, AnalyzedDocument document)
    {
        if (!facet.ByYear)
        {
            return document.Source.Keywords.Where(k => k.Key == facet.Field).Select(k => k.Value);
        }

        return Number(document, facet.Field) is { } ticks
            ? [new DateTime(ticks, DateTimeKind.Utc).Year.ToString(CultureInfo.InvariantCulture)]
            : [];
    }

    private Hit ToHit(int scope, AnalyzedDocument document, double score)
    {
        var highlights = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, text) in document.Source.Texts)
        {
            if (request.Highlight is null || highlights.ContainsKey(field))
            {
                continue;
            }

            if (request.Highlight.WholeFields.Contains(field))
            {
                highlights[field] = Highlighter.Whole(text, document.Source.Language, matched);
            }
            else if (request.Highlight.ExcerptFields.Contains(field))
            {
                highlights[field] = Highlighter.Excerpt(text, document.Source.Language, matched, request.Highlight.ExcerptLength);
            }
        }

        return new Hit { Scope = scope, Document = document.Source, Score = score, Highlights = highlights };
    }

    // Null means no match.
    private double? Score(Query query, AnalyzedDocument document) => query switch
    {
        MatchAllQuery => 0,
        TermQuery term => Term(term.Word, term.Field, document) * term.Boost,
        PhraseQuery phrase => Phrase(phrase, document),
        PrefixQuery prefix => Words(document, prefix.Field, (t, folded) => t.Surface.StartsWith(folded, StringComparison.Ordinal), prefix.Prefix),
        FuzzyQuery fuzzy => Words(document, fuzzy.Field, (t, folded) => EditDistance.Within(t.Surface, folded, fuzzy.MaxEdits), fuzzy.Word),
        RangeQuery range => Number(document, range.Field) is { } n && n >= (range.From ?? long.MinValue) && n <= (range.To ?? long.MaxValue) ? 0 : null,
        KeywordQuery keyword => Has(document, new KeywordFilter(keyword.Field, keyword.Value)) ? 0 : null,
        MoreLikeThisQuery like when document.Source.Key != like.ExceptKey =>
            Boolean(BooleanQuery.Or([.. SwedishAnalyzer.Instance.Analyze(like.Text).Where(t => !t.IsStopWord).Select(t => t.Surface).Distinct().Take(like.MaxTerms).Select(w => new TermQuery(w))]), document),
        BooleanQuery boolean => Boolean(boolean, document),
        _ => null,
    };

    private double? Boolean(BooleanQuery query, AnalyzedDocument document)
    {
        var (score, should, required) = (0.0, 0, false);
        var optional = 0;
        foreach (var clause in query.Clauses)
        {
            if (clause.Occur == Occur.Should && clause.Query is TermQuery term && Analyzer.For(document.Source.Language).IsStopWord(Folded(term.Word)))
            {
                continue;
            }

            optional += clause.Occur == Occur.Should ? 1 : 0;
            required |= clause.Occur is Occur.Must or Occur.Filter;
            var part = Score(clause.Query, document);
            if (part is null ? clause.Occur is Occur.Must or Occur.Filter : clause.Occur == Occur.MustNot)
            {
                return null;
            }

            score += clause.Occur is Occur.Must or Occur.Should ? part ?? 0 : 0;
            should += clause.Occur == Occur.Should && part is not null ? 1 : 0;
        }

        var minimum = Math.Min(optional, query.MinimumShouldMatch > 0 ? query.MinimumShouldMatch : required ? 0 : 1);
        return should >= minimum ? score : null;
    }

    private double? Term(string word, string? field, AnalyzedDocument document)
    {
        var term = Analyzer.For(document.Source.Language).Term(word);
        if (term.Length == 0)
        {
            return null;
        }

        var frequency = document.Words.Where(w => w.Token.Term == term && (field is null || w.Field == field)).Sum(w => w.Weight);
        return frequency == 0 ? null : Saturate(term, frequency, document);
    }

    private double? Phrase(PhraseQuery phrase, AnalyzedDocument document)
    {
        var terms = Analyzer.For(document.Source.Language).Analyze(phrase.Text).Select(t => t.Term).ToArray();
        var score = 0.0;
        for (var i = 0; i + terms.Length <= document.Words.Count && terms.Length > 0; i++)
        {
            if (Enumerable.Range(0, terms.Length).All(j => document.Words[i + j].Token.Term == terms[j] && document.Words[i + j].Field == document.Words[i].Field
                && (phrase.Field is null || document.Words[i].Field == phrase.Field)))
            {
                score = terms.Sum(t => Saturate(t, 1, document));
            }
        }

        return score > 0 ? score : null;
    }

    private double? Words(AnalyzedDocument document, string? field, Func<Token, string, bool> matches, string word)
    {
        var folded = Folded(word);
        var found = document.Words.Where(w => (field is null || w.Field == field) && folded.Length > 0 && matches(w.Token, folded)).ToArray();
        matched.UnionWith(found.Select(f => f.Token.Term));
        return found.Length == 0 ? null : found.Max(f => Saturate(f.Token.Term, f.Weight, document));
    }

    private double Saturate(string term, int frequency, AnalyzedDocument document)
    {
        matched.Add(term);
        var (count, average) = sizes[document.Source.Language];
        var key = (document.Source.Language, term);
        if (!idf.TryGetValue(key, out var weight))
        {
            idf[key] = weight = Similarity.Idf(count, OpenDocuments(document.Source.Language).Count(d => d.Words.Exists(w => w.Token.Term == term)));
        }

        return weight * frequency / (frequency + request.Similarity.Norm(document.Length, (float)average));
    }

    private static string Folded(string word)
    {
        Span<char> buffer = stackalloc char[Analyzer.MaxWordLength];
        return new string(buffer[..Analyzer.Fold(word, buffer)]);
    }
}
