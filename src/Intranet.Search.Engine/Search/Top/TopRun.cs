namespace Intranet.Search.Engine;

/// <summary>Runs a query for its best documents only, by the fast way where its shape allows it.</summary>
internal sealed class TopRun(IReadOnlyList<SearchScope> scopes, SearchRequest request, CancellationToken cancellation)
{
    public List<ScoredKey> Run()
    {
        var segments = scopes.SelectMany((s, i) => s.Reader.Segments.Select(live => (Scope: i, Live: live, Visible: new Visibility(live, s)))).ToArray();
        var statistics = new CorpusStatistics([.. segments.Select(s => s.Live)]);
        var plan = new QueryPlanner(statistics, request).Plan(request.Query ?? QueryParser.Parse(request.Text, request.Match));
        var top = new TopCandidates(Math.Clamp(request.From + request.Size, 1, SearchRequest.MaxWindow));
        var fast = new FastTop(request, top);
        SegmentSearch? slow = null;
        for (var i = 0; i < segments.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (_, live, visible) = segments[i];
            if (!fast.TryRun(plan.Root, i, live, visible, anyOfEquals: true))
            {
                slow ??= new SegmentSearch(request with { Facets = [] }, top, [], byDate: false);
                slow.Run(i, live, plan.Root, visible, isCountOnly: false, cancellation);
            }
        }

        return top.Take().ConvertAll(c => new ScoredKey(segments[c.Segment].Scope, segments[c.Segment].Live.Segment.Key(c.Document), c.Order / (double)ScoreTable.Scale));
    }
}
