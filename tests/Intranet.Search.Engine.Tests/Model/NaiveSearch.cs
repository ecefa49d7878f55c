namespace Intranet.Search.Engine.Tests;

/// <summary>What a person may see of some documents.</summary>
internal sealed record NaiveScope(IReadOnlyList<NaiveDocument> Documents, IReadOnlySet<string> Labels, IReadOnlyList<KeywordFilter> Exclude);

/// <summary>Answers Swedish requests with plain BM25 by looking at every document: short, and right by inspection.</summary>
internal sealed class NaiveSearch(IReadOnlyList<NaiveScope> scopes, SearchRequest request)
{
    private readonly NaiveDocument[] open = [.. scopes.SelectMany(s => s.Documents).Where(d => d.IsOpen)];

    private readonly Dictionary<(string?, object), double> weights = [];
    private float? average;

    public int Total { get; private set; }

    public Dictionary<string, double> Scores { get; } = [];

    public Dictionary<string, Dictionary<string, int>> Facets { get; } = [];

    public NaiveSearch Run()
    {
        foreach (var facet in request.Facets)
        {
            Facets[facet.Field] = [];
        }

        foreach (var scope in scopes)
        {
            foreach (var document in scope.Documents.Where(d => scope.Labels.Contains(d.Source.AccessLabel) && !scope.Exclude.Any(d.Has)))
            {
                if (request.Ranges.All(r => Score(r, document) is not null) && Score(request.Query!, document) is { } score)
                {
                    Count(document, score);
                }
            }
        }

        return this;
    }

    private void Count(NaiveDocument document, double score)
    {
        foreach (var facet in request.Facets.Where(f => request.Filters.All(x => x.Field == f.Field || document.Has(x))))
        {
            foreach (var value in document.Source.Keywords.Where(k => k.Key == facet.Field).Select(k => k.Value).Distinct())
            {
                Facets[facet.Field][value] = Facets[facet.Field].GetValueOrDefault(value) + 1;
            }
        }

        if (request.Filters.All(document.Has))
        {
            Total++;
            Scores[document.Source.Key] = score;
        }
    }

    // Null means no match.
    private double? Score(Query query, NaiveDocument document) => query switch
    {
        MatchAllQuery => 0,
        TermQuery term => Term(document, term.Field, Stem(term.Word)) * term.Boost,
        PrefixQuery prefix => Prefix(document, prefix),
        FuzzyQuery fuzzy => Words(fuzzy, document, fuzzy.Field, t => EditDistance.Within(t, Fold(fuzzy.Word), fuzzy.MaxEdits) || EditDistance.Within(t, Stem(fuzzy.Word), fuzzy.MaxEdits)),
        PhraseQuery phrase => Phrase(phrase, document),
        RangeQuery range => document.Number(range.Field) is { } n && n >= (range.From ?? long.MinValue) && n <= (range.To ?? long.MaxValue) ? 0 : null,
        KeywordQuery keyword => document.Has(new KeywordFilter(keyword.Field, keyword.Value)) ? 0 : null,
        BooleanQuery boolean => Boolean(boolean, document),
        _ => null,
    };

    private double? Boolean(BooleanQuery query, NaiveDocument document)
    {
        var ranks = query.Clauses.Any(c => c.Occur is Occur.Must or Occur.Should && !IsStop(c.Query));
        var clauses = query.Clauses.Where(c => !(c.Occur == Occur.Should && ranks && IsStop(c.Query) && c.Query is TermQuery { Field: null })).ToArray();
        var scores = clauses.Select(c => Score(c.Query, document)).ToArray();
        bool Is(int i, params Occur[] occurs) => occurs.Contains(clauses[i].Occur);
        var all = Enumerable.Range(0, clauses.Length).ToArray();
        if (all.Length == 0 || all.Any(i => (Is(i, Occur.Must, Occur.Filter) && scores[i] is null) || (Is(i, Occur.MustNot) && scores[i] is not null)))
        {
            return null;
        }

        var optional = all.Count(i => Is(i, Occur.Should));
        var required = all.Any(i => Is(i, Occur.Must, Occur.Filter));
        var minimum = Math.Min(optional, query.MinimumShouldMatch == 0 && !required ? 1 : query.MinimumShouldMatch);
        return all.Count(i => Is(i, Occur.Should) && scores[i] is not null) >= minimum
            ? all.Where(i => Is(i, Occur.Must, Occur.Should)).Sum(i => scores[i] ?? 0)
            : null;
    }

    private double? Term(NaiveDocument document, string? field, string stem) => Words(stem, document, field, t => t == stem);

    private double? Words(object what, NaiveDocument document, string? field, Func<string, bool> matches)
    {
        var frequency = Frequency(document, field, matches);
        return frequency == 0 ? null : Idf(what, field, matches) * Saturated(frequency, document);
    }

    private double? Prefix(NaiveDocument document, PrefixQuery query)
    {
        bool Matches(string t) => t.StartsWith(Fold(query.Prefix), StringComparison.Ordinal) || t == Stem(query.Prefix);
        return Frequency(document, null, Matches) == 0 ? null : Remember(null, query, () =>
            Similarity.Idf(open.Length, Math.Min(open.Sum(d => d.Words.Select(w => w.Token.Term).Where(Matches).Distinct().Count()), open.Length)) / 2);
    }

    private double? Phrase(PhraseQuery phrase, NaiveDocument document)
    {
        var terms = SwedishAnalyzer.Instance.Analyze(phrase.Text).Select(t => t.Term).ToArray();
        if (terms.Length == 0)
        {
            return null;
        }

        var frequency = 0;
        foreach (var field in document.Words.GroupBy(w => w.Field).Where(f => phrase.Field is null || f.Key == phrase.Field))
        {
            var shifted = terms.Select((t, i) => field.Where(w => w.Token.Term == t).Select(w => w.Position - i).ToHashSet()).ToArray();
            frequency += shifted.SelectMany(s => s).Distinct().Count(from => shifted.All(s => s.Any(p => p >= from && p <= from + phrase.Slop)));
        }

        return frequency == 0 ? null : terms.Sum(t => Idf(t, terms.Length > 1 ? null : phrase.Field, w => w == t)) * Saturated(frequency, document);
    }

    // Title words have statistics of their own; words of other fields are weighed like words of the whole text.
    private double Idf(object what, string? field, Func<string, bool> matches)
    {
        var statisticsField = field == Fields.Title ? field : null;
        return Remember(statisticsField, what, () => Similarity.Idf(open.Length, open.Count(d => Frequency(d, statisticsField, matches) > 0)));
    }

    private double Remember(string? field, object what, Func<double> compute)
    {
        if (!weights.TryGetValue((field, what), out var weight))
        {
            weights[(field, what)] = weight = compute();
        }

        return weight;
    }

    private static int Frequency(NaiveDocument document, string? field, Func<string, bool> matches) =>
        document.Words.Count(w => (field is null || w.Field == field) && matches(w.Token.Term));

    private double Saturated(int frequency, NaiveDocument document)
    {
        average ??= open.Sum(d => d.Length) is var total && total == 0 ? 1 : (float)total / open.Length;
        return frequency / (frequency + request.Similarity.Norm(NormCode.Decode(NormCode.Encode(document.Length)), average.Value));
    }

    private static bool IsStop(Query query) => query is TermQuery term && SwedishAnalyzer.Instance.IsStopWord(Fold(term.Word));

    private static string Stem(string word) => SwedishAnalyzer.Instance.Term(word);

    private static string Fold(string word)
    {
        Span<char> buffer = stackalloc char[Analyzer.MaxWordLength];
        return new string(buffer[..Analyzer.Fold(word, buffer)]);
    }
}
