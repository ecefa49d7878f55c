namespace Intranet.Search.Engine;

/// <summary>Turns a query into a plan: analyses words for each language in the indexes, expands them, and weighs them by summed statistics.</summary>
internal sealed class QueryPlanner
{
    private static readonly Language[] Known = Enum.GetValues<Language>();

    private readonly CorpusStatistics statistics;
    private readonly SearchRequest request;
    private readonly TermExpansion expansion;
    private readonly CompoundVocabulary compounds;
    private readonly HashSet<string> highlighted = new(StringComparer.Ordinal);
    private readonly List<QueryWord> words = [];
    private readonly List<QueryWord> synonymWords = [];
    private readonly NormTable?[] norms;
    private readonly Language[] languages;
    private readonly Thesaurus thesaurus;
    private bool hasWords;
    private bool hasUnknownWords;

    public QueryPlanner(CorpusStatistics statistics, SearchRequest request)
    {
        this.statistics = statistics;
        this.request = request;
        thesaurus = request.Thesaurus ?? Thesaurus.Empty;
        expansion = new TermExpansion(statistics);
        compounds = new CompoundVocabulary(statistics);
        languages = [.. Known.Where(IsPresent)];
        norms = [.. Known.Select(l => languages.Contains(l) ? NormTable.Of(request.Similarity.For(l), statistics.AverageLength(l)) : null)];
    }

    public QueryPlan Plan(Query query)
    {
        var root = Prepare(query, isPositive: true);
        return new QueryPlan { Root = root, HasWords = hasWords, HasUnknownWords = hasUnknownWords, Highlighted = highlighted, Words = [.. words, .. synonymWords] };
    }

    // Closed documents may be the only ones of a language, so the sums alone do not tell.
    private bool IsPresent(Language language)
    {
        foreach (var live in statistics.Segments)
        {
            if (live.Segment.Has(language))
            {
                return true;
            }
        }

        return false;
    }

    private Prepared Prepare(Query query, bool isPositive) => query switch
    {
        MatchAllQuery => new PreparedAll(),
        TermQuery term => Term(term, isPositive),
        PhraseQuery phrase => Phrase(phrase.Text, phrase.Slop, phrase.Field, isPositive),
        PrefixQuery prefix => Prefix(prefix, isPositive),
        FuzzyQuery fuzzy => Expanded(fuzzy.Field, isPositive, l => expansion.Fuzzy(fuzzy.Word, fuzzy.MaxEdits, l, fuzzy.Field)),
        RangeQuery range => new PreparedRange(range),
        KeywordQuery keyword => new PreparedKeyword(new KeywordFilter(keyword.Field, keyword.Value)),
        BooleanQuery boolean => Boolean(boolean, isPositive),
        MoreLikeThisQuery like => LikeThis(like),
        _ => PreparedNone.Instance,
    };

    private Prepared Boolean(BooleanQuery query, bool isPositive)
    {
        var ranks = query.Clauses.Any(c => c.Occur is Occur.Must or Occur.Should && !IsStopWord(c.Query));
        var clauses = new List<(Occur, Prepared)>();
        var optional = 0;
        var entries = EntriesIn(query, isPositive);
        for (var i = 0; i < query.Clauses.Count; i++)
        {
            var clause = query.Clauses[i];
            // Function words neither rank nor are required, unless nothing else was asked for.
            if (clause.Occur == Occur.Should && ranks && clause.Query is TermQuery { Field: null } stop && IsStopWord(stop))
            {
                if (isPositive)
                {
                    AddWords(stop.Word);
                }

                continue;
            }

            optional += clause.Occur == Occur.Should ? 1 : 0;
            var part = Prepare(clause.Query, isPositive && clause.Occur is Occur.Must or Occur.Should);
            clauses.Add((clause.Occur, entries.Take(i, out var entry) ? new PreparedAny([part, entry]) : part));
        }

        return clauses.Count == 0 ? PreparedNone.Instance : new PreparedBoolean(clauses, Math.Min(query.MinimumShouldMatch, optional));
    }

    // Several words in a row may be an entry of the thesaurus together.
    private EntryParts EntriesIn(BooleanQuery query, bool isPositive)
    {
        if (!isPositive || thesaurus.LongestEntry < 2)
        {
            return EntryParts.None;
        }

        var asked = query.Clauses.Select(c => c is { Occur: Occur.Should, Query: TermQuery { Field: null } term } ? term.Word : null).ToArray();
        return new EntryParts(AskedEntries.OfSeveralWords(thesaurus, asked).Select(e =>
            (e.Start, e.Length, (Prepared)new PreparedAny([.. e.Synonyms.Select(s => Synonym(s, null, 1, isPositive))]))));
    }

    private bool IsStopWord(Query query)
    {
        if (query is not TermQuery term)
        {
            return false;
        }

        Span<char> folded = stackalloc char[Analyzer.MaxWordLength];
        var length = Analyzer.Fold(term.Word, folded);
        return Array.TrueForAll(languages, l => IsStop(l, term.Word)) && length > 0;
    }

    private static bool IsStop(Language language, string word)
    {
        Span<char> folded = stackalloc char[Analyzer.MaxWordLength];
        var length = Analyzer.Fold(word, folded);
        return Analyzer.For(language).IsStopWord(folded[..length]);
    }

    private Prepared Term(TermQuery query, bool isPositive)
    {
        var tokens = SwedishAnalyzer.Instance.Analyze(query.Word);
        if (tokens.Count != 1)
        {
            return tokens.Count == 0 ? PreparedNone.Instance : Phrase(query.Word, 0, query.Field, isPositive);
        }

        hasWords |= isPositive;
        if (isPositive)
        {
            AddWords(query.Word);
        }

        var parts = new List<Prepared>();
        var synonyms = thesaurus.Synonyms(query.Word);
        var isUnknown = synonyms.Count == 0 && IsUnknown(query, isPositive);
        hasUnknownWords |= isUnknown;
        foreach (var language in languages)
        {
            AddTerm(parts, query, language, isUnknown, isPositive);
        }

        foreach (var synonym in isUnknown ? thesaurus.Near(query.Word) : synonyms)
        {
            parts.Add(Synonym(synonym, query.Field, query.Boost, isPositive));
        }

        return parts.Count == 1 ? parts[0] : new PreparedAny(parts);
    }

    // What stands for a word is found as it is written, and reranked by its words too; they come after what was asked.
    private Prepared Synonym(string synonym, string? field, float boost, bool isPositive)
    {
        var before = words.Count;
        var isPhrase = SwedishAnalyzer.Instance.Analyze(synonym).Count > 1;
        var part = isPhrase ? ExactPhrase(synonym, 0, field, isPositive) : Any(l => [Analyzer.For(l).Term(synonym)], field, boost, isPositive);
        words.RemoveRange(before, words.Count - before);
        if (isPositive)
        {
            synonymWords.AddRange(WordsOf(synonym));
        }

        return part;
    }

    private void AddTerm(List<Prepared> parts, TermQuery query, Language language, bool isUnknown, bool isPositive)
    {
        var stem = Analyzer.For(language).Term(query.Word);
        if (stem.Length == 0)
        {
            return;
        }

        if (isUnknown)
        {
            parts.Add(Group([stem, .. expansion.Near(query.Word, language)], language, null, query.Boost, isPositive));
            return;
        }

        if (language != Language.Swedish || !request.Similarity.Compounds || IsStop(language, query.Word))
        {
            parts.Add(Group([stem], language, query.Field, query.Boost, isPositive));
            return;
        }

        parts.Add(Group([stem, .. compounds.WordsWith(stem)], language, query.Field, query.Boost, isPositive));
        foreach (var part in compounds.PartsOf(stem))
        {
            parts.Add(Group([part, .. compounds.WordsWith(part).Where(w => w != stem)], language, query.Field, query.Boost, isPositive));
        }
    }

    // Unknown in every language and in no compound: most likely mistyped.
    private bool IsUnknown(TermQuery query, bool isPositive) =>
        isPositive && request.Similarity.Typos && query.Field is null && SwedishAnalyzer.Instance.Term(query.Word) is { Length: >= 3 } stem
        && Array.TrueForAll(languages, l => statistics.OpenFrequency(TermSpace.Of(l), Analyzer.For(l).Term(query.Word)) == 0)
        && compounds.WordsWith(stem).Count == 0 && compounds.PartsOf(stem).Count == 0;

    private Prepared Phrase(string text, int slop, string? field, bool isPositive)
    {
        var phrase = ExactPhrase(text, slop, field, isPositive);
        var others = AskedEntries.Phrases(thesaurus, text);
        return others.Count == 0 ? phrase : new PreparedAny([phrase, .. others.Select(o => Synonym(o, field, 1, isPositive))]);
    }

    private Prepared ExactPhrase(string text, int slop, string? field, bool isPositive)
    {
        hasWords |= isPositive;
        if (isPositive)
        {
            AddWords(text);
        }

        var parts = new List<Prepared>();
        foreach (var language in languages)
        {
            var tokens = Analyzer.For(language).Analyze(text);
            if (tokens.Count == 0)
            {
                continue;
            }

            // More words than a phrase can sensibly have; the matcher keeps one bit for each.
            tokens = tokens.Count > 64 ? [.. tokens.Take(64)] : tokens;
            Mark(tokens.Select(t => t.Term), isPositive);
            if (tokens.Count == 1)
            {
                parts.Add(Group([tokens[0].Term], language, field, 1, isPositive));
                continue;
            }

            var weight = tokens.Sum(t => (double)Similarity.Idf(statistics.Documents(language), statistics.OpenFrequency(TermSpace.Of(language), t.Term)));
            byte[][] terms = [.. tokens.Select(t => TermSpace.Term(TermSpace.Of(language), t.Term))];
            parts.Add(new PreparedPhrase(terms, Math.Clamp(slop, 0, 100), field, Table((float)weight, language)));
        }

        return parts.Count == 0 ? PreparedNone.Instance : new PreparedAny(parts);
    }

    private Prepared Prefix(PrefixQuery query, bool isPositive)
    {
        if (query.Field is not (null or Fields.Title))
        {
            return Expanded(query.Field, isPositive, l => expansion.Prefix(query.Prefix, l, query.Field));
        }

        hasWords |= isPositive;
        var parts = new List<Prepared>();
        foreach (var language in languages)
        {
            if (request.Highlight is not null)
            {
                Mark(expansion.Prefix(query.Prefix, language, query.Field), isPositive);
            }

            if (PrefixTerms.Of(query.Prefix, language, query.Field) is { } terms)
            {
                var weight = ScoreTable.Scale * Similarity.Idf(statistics.Documents(language), terms.SumOfFrequencies(statistics)) / 2;
                parts.Add(new PreparedPrefix(terms, Math.Max(1, (int)weight)));
            }
        }

        return new PreparedAny(parts);
    }

    private Prepared Expanded(string? field, bool isPositive, Func<Language, IReadOnlyList<string>> expand)
    {
        hasWords |= isPositive;
        return Any(expand, field, 1, isPositive);
    }

    private PreparedAny Any(Func<Language, IReadOnlyList<string>> stemsOf, string? field, float boost, bool isPositive) =>
        new([.. languages.Select(l => (Language: l, Stems: stemsOf(l))).Where(s => s.Stems.Count > 0).Select(s => Group(s.Stems, s.Language, field, boost, isPositive))]);

    private PreparedGroup Group(IReadOnlyList<string> stems, Language language, string? field, float boost, bool isPositive)
    {
        Mark(stems, isPositive);
        var space = field == Fields.Title ? TermSpace.OfTitle(language) : TermSpace.Of(language);
        byte[][] terms = [.. stems.Distinct(StringComparer.Ordinal).Select(s => TermSpace.Term(space, s))];
        var frequency = terms.Length == 1 ? statistics.OpenFrequency(space, stems[0]) : UnionFrequency.Of(statistics, terms);
        var weight = Math.Clamp(boost, 0.001f, 100) * Similarity.Idf(statistics.Documents(language), frequency);
        return new PreparedGroup(terms, Table(weight, language), field == Fields.Title ? null : field);
    }

    private Prepared LikeThis(MoreLikeThisQuery query)
    {
        hasWords = true;
        var best = languages.SelectMany(l => Analyzer.For(l).Analyze(query.Text).Where(t => !t.IsStopWord && t.Term.Length > 2)
                .GroupBy(t => t.Term, StringComparer.Ordinal)
                .Select(g => (Language: l, Stem: g.Key, Count: g.Count(), Frequency: statistics.OpenFrequency(TermSpace.Of(l), g.Key))))
            .Where(t => t.Frequency > 0)
            .OrderByDescending(t => Math.Min(t.Count, 3) * Similarity.Idf(statistics.Documents(t.Language), t.Frequency)).ThenBy(t => t.Stem, StringComparer.Ordinal)
            .Take(Math.Clamp(query.MaxTerms, 1, 100));
        var parts = best.Select(t => (Occur.Should, (Prepared)Group([t.Stem], t.Language, null, 1, true))).ToList();
        if (parts.Count == 0)
        {
            return PreparedNone.Instance;
        }

        var root = new PreparedBoolean(parts, 1);
        return query.ExceptKey is { } key ? new PreparedExceptKey(root, key) : root;
    }

    private ScoreTable Table(float weight, Language language) => new(Math.Min(weight, 1_000), norms[(int)language]!);

    private void Mark(IEnumerable<string> stems, bool isPositive)
    {
        if (isPositive)
        {
            highlighted.UnionWith(stems);
        }
    }

    private void AddWords(string text) => words.AddRange(WordsOf(text));

    private static IEnumerable<QueryWord> WordsOf(string text) =>
        SwedishAnalyzer.Instance.Analyze(text).Select(t => new QueryWord(t.Surface, t.Term, t.IsStopWord));
}
