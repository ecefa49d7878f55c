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
        var fast = new TopSearch(top);
        fast.Reset();
        SegmentSearch? slow = null;
        for (var i = 0; i < segments.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (_, live, visible) = segments[i];
            if (request.Ranges.Count > 0 || !TryRunFast(plan.Root, i, live, visible, fast))
            {
                slow ??= new SegmentSearch(request with { Facets = [] }, top, [], byDate: false);
                slow.Run(i, live, plan.Root, visible, cancellation);
            }
        }

        return top.Take().ConvertAll(c => new ScoredKey(segments[c.Segment].Scope, segments[c.Segment].Live.Segment.Key(c.Document), c.Order / (double)ScoreTable.Scale));
    }

    private bool TryRunFast(Prepared root, int number, LiveSegment live, Visibility visible, TopSearch search)
    {
        if (root is PreparedAny { Parts.Count: 1 } only)
        {
            root = only.Parts[0];
        }

        if (root is PreparedPrefix prefix && request.Filters.Count == 0)
        {
            search.StartSegment(number, visible.Candidates, visible.Test([]));
            search.Same(prefix.Terms.Find(live.Segment), prefix.Score, live.Segment);
            return true;
        }

        var (parts, areRequired) = root switch
        {
            PreparedBoolean boolean when boolean.Clauses.All(c => c.Occur == Occur.Must) => (boolean.Clauses.Select(c => c.Part).ToArray(), true),
            PreparedBoolean { MinimumShouldMatch: <= 1 } boolean when boolean.Clauses.All(c => c.Occur == Occur.Should) => (boolean.Clauses.Select(c => c.Part).ToArray(), false),
            _ => ([root], false),
        };
        var lists = new List<ScoredList>();
        foreach (var part in parts)
        {
            if (!TryOpen(part, live, out var list))
            {
                return false;
            }

            if (list is not null)
            {
                lists.Add(list);
            }
            else if (areRequired)
            {
                return true;
            }
        }

        if (lists.Count == 0)
        {
            return true;
        }

        var tests = request.Filters.Select(f => KeywordTest.For(live.Segment, f)).ToArray();
        if (Array.Exists(tests, t => t is null))
        {
            return true;
        }

        search.StartSegment(number, visible.Candidates, visible.Test(tests!));
        if (areRequired)
        {
            search.All([.. lists.OrderBy(l => l.Cursor.DocumentCount)], live.Segment);
        }
        else
        {
            search.Any([.. lists], live.Segment);
        }

        return true;
    }

    // False when the part needs the general way; a null list matches nothing here.
    private static bool TryOpen(Prepared part, LiveSegment live, out ScoredList? list)
    {
        list = null;
        if (part is PreparedAny { Parts.Count: 1 } any)
        {
            part = any.Parts[0];
        }

        return part switch
        {
            PreparedGroup { IsPlain: true, Terms.Count: 1 } group => group.TryOpenList(live, out list),
            PreparedPhrase phrase => phrase.TryOpenList(live, out list),
            _ => false,
        };
    }
}
