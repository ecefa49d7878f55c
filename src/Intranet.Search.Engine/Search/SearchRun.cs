namespace Intranet.Search.Engine;

/// <summary>One search from request to result.</summary>
internal sealed class SearchRun
{
    // With many to keep nearly every document is looked at anyway.
    private const int MostFast = 100;

    private readonly IReadOnlyList<SearchScope> scopes;
    private readonly SearchRequest request;
    private readonly CancellationToken cancellation;
    private readonly List<(int Scope, LiveSegment Live, Visibility Visible)> segments = [];
    private readonly CorpusStatistics statistics;
    private readonly StoredReader?[] stored;

    public SearchRun(IReadOnlyList<SearchScope> scopes, SearchRequest request, CancellationToken cancellation)
    {
        this.scopes = scopes;
        this.request = request;
        this.cancellation = cancellation;
        for (var scope = 0; scope < scopes.Count; scope++)
        {
            foreach (var live in scopes[scope].Reader.Segments)
            {
                segments.Add((scope, live, new Visibility(live, scopes[scope])));
            }
        }

        statistics = new CorpusStatistics([.. segments.Select(s => s.Live)]);
        stored = new StoredReader[segments.Count];
    }

    public SearchResult Run()
    {
        var (result, plan) = Find(request.Match);
        if (result.Total == 0 && request.Match == MatchMode.Auto && request.Query is null)
        {
            (result, plan) = Find(MatchMode.Any);
        }

        return request.DidYouMean && request.Query is null && plan.HasWords && (plan.HasUnknownWords || result.Total < SpellChecker.FewHits)
            ? result with { DidYouMean = new SpellChecker(statistics).Correct(request.Text ?? "") }
            : result;
    }

    public Explanation? Explain(string key)
    {
        var plan = Plan(request.Match);
        for (var i = 0; i < segments.Count; i++)
        {
            foreach (var document in segments[i].Live.Segment.DocumentsOf(key))
            {
                if (segments[i].Visible.Includes(document))
                {
                    return Explainer.Explain(plan, statistics, segments[i].Live, document, request);
                }
            }
        }

        return null;
    }

    private QueryPlan Plan(MatchMode mode) => new QueryPlanner(statistics, request).Plan(request.Query ?? QueryParser.Parse(request.Text, mode));

    private (SearchResult Result, QueryPlan Plan) Find(MatchMode mode)
    {
        var plan = Plan(mode);
        var byDate = request.Sort == SortOrder.Newest || !plan.HasWords;
        var from = Math.Clamp(request.From, 0, SearchRequest.MaxWindow);
        var size = Math.Clamp(request.Size, 0, SearchRequest.MaxWindow - from);
        var top = new TopCandidates(byDate ? from + size : Math.Max(from + size, request.Similarity.RerankDepth));
        var facets = request.Facets.Select(f => new FacetCounter(f)).ToArray();
        var search = new SegmentSearch(request, top, facets, byDate);
        var fast = byDate || request.Similarity.RerankDepth > 0 || from + size > MostFast ? null : new FastTop(request, top);
        for (var i = 0; i < segments.Count; i++)
        {
            var (_, live, visible) = segments[i];
            var isFound = fast?.TryRun(plan.Root, i, live, visible, anyOfEquals: false) == true;
            search.Run(i, live, plan.Root, visible, isCountOnly: isFound, cancellation);
        }

        var ranked = Rank(plan, top.Take(), byDate);
        var result = new SearchResult
        {
            Total = search.Total,
            Hits = [.. ranked.Skip(from).Take(size).Select(r => ToHit(r, plan, byDate))],
            Facets = facets.DistinctBy(f => f.Request.Field).ToDictionary(f => f.Request.Field, f => f.Result(), StringComparer.Ordinal),
        };
        return (result, plan);
    }

    private List<RankedHit> Rank(QueryPlan plan, List<Candidate> found, bool byDate)
    {
        var ranked = found.ConvertAll(c => new RankedHit(c, byDate ? c.Order : c.Order / (double)ScoreTable.Scale));
        if (byDate)
        {
            return ranked;
        }

        var depth = Math.Min(request.Similarity.RerankDepth, ranked.Count);
        if (depth > 0)
        {
            new Reranker(statistics, plan.Words, request.Similarity, [.. segments.Select(s => s.Live)]).Rerank(ranked, depth);
        }

        if (request.Boosts is { } boosts)
        {
            for (var i = 0; i < ranked.Count; i++)
            {
                ranked[i] = ranked[i] with { Score = ranked[i].Score * Boost(boosts, ranked[i].Candidate) };
            }

            depth = ranked.Count;
        }

        ranked.Sort(0, depth, Comparer<RankedHit>.Create(RankedHit.BestFirst));
        return ranked;
    }

    private double Boost(SignalBoosts boosts, Candidate candidate)
    {
        var numbers = segments[candidate.Segment].Live.Segment.Numbers;
        long? Number(string field) => numbers.TryGetValue(field, out var column) && column.TryGet(candidate.Document, out var value) ? value : null;
        return boosts.Factor(Number(boosts.RecencyField), Number(boosts.QualityField));
    }

    private Hit ToHit(RankedHit ranked, QueryPlan plan, bool byDate)
    {
        var at = ranked.Candidate.Segment;
        if (!request.LoadDocuments && request.Highlight is null)
        {
            var segment = segments[at].Live.Segment;
            var bare = new Document(segment.Key(ranked.Candidate.Document), segment.Version(ranked.Candidate.Document));
            return new Hit { Scope = segments[at].Scope, Document = bare, Score = byDate ? 0 : ranked.Score };
        }

        var reader = stored[at] ??= new StoredReader(segments[at].Live.Segment);
        var document = reader.Read(ranked.Candidate.Document);
        var hit = new Hit { Scope = segments[at].Scope, Document = document, Score = byDate ? 0 : ranked.Score };
        return request.Highlight is { } options ? hit with { Highlights = Highlighter.All(document, options, plan.Highlighted) } : hit;
    }
}
