namespace Intranet.Search.Engine;

/// <summary>Finds the best of a segment by <see cref="TopSearch"/> for the queries whose shape allows it: terms and pairs, all of them or any.</summary>
internal sealed class FastTop(SearchRequest request, TopCandidates top)
{
    private const int MostLists = 4;

    private readonly TopSearch search = new(top);

    /// <summary>Keeps the best of a segment; false, and nothing is kept, when the query needs the general way.</summary>
    /// <param name="root">The query.</param>
    /// <param name="number">The number of the segment.</param>
    /// <param name="live">The segment.</param>
    /// <param name="visible">What may be seen of it.</param>
    /// <param name="anyOfEquals">Whether any of the documents with equal scores will do, where only looking at all would tell them apart.</param>
    public bool TryRun(Prepared root, int number, LiveSegment live, Visibility visible, bool anyOfEquals)
    {
        if (request.Ranges.Count > 0)
        {
            return false;
        }

        if (root is PreparedAny { Parts.Count: 1 } only)
        {
            root = only.Parts[0];
        }

        if (root is PreparedPrefix prefix && request.Filters.Count == 0 && anyOfEquals)
        {
            search.StartSegment(number, visible.Candidates, visible.Test([]));
            search.Same(prefix.Terms.Open(live.Segment), prefix.Score, live.Segment);
            return true;
        }

        if (root is PreparedPhrase { IsPlain: true } phrase)
        {
            return RunPhrase(phrase, number, live, visible);
        }

        return TryOpen(root, live, out var lists, out var areRequired) && (lists.Count == 0 || Run(lists, areRequired, number, live, visible));
    }

    private bool Run(List<ScoredList> lists, bool areRequired, int number, LiveSegment live, Visibility visible)
    {
        if (!TryStart(number, live, visible))
        {
            return true;
        }

        if (areRequired)
        {
            search.All([.. lists], live.Segment);
        }
        else
        {
            search.Any([.. lists], live.Segment);
        }

        return true;
    }

    private bool RunPhrase(PreparedPhrase phrase, int number, LiveSegment live, Visibility visible)
    {
        if (TryStart(number, live, visible) && phrase.TryOpen(live, out var lists, out var count))
        {
            search.Phrase(lists, count, live.Segment);
        }

        return true;
    }

    // False when no document of the segment passes the filters.
    private bool TryStart(int number, LiveSegment live, Visibility visible)
    {
        var tests = request.Filters.Select(f => KeywordTest.For(live.Segment, f)).OfType<KeywordTest>().ToArray();
        search.StartSegment(number, visible.Candidates, visible.Test(tests));
        return tests.Length == request.Filters.Count;
    }

    // Lists that match nothing here are left out; when one of them is required, all are.
    private static bool TryOpen(Prepared root, LiveSegment live, out List<ScoredList> lists, out bool areRequired)
    {
        lists = [];
        areRequired = root is PreparedBoolean all && all.Clauses.All(c => c.Occur == Occur.Must);
        if (root is PreparedBoolean boolean && !areRequired && (boolean.MinimumShouldMatch > 1 || boolean.Clauses.Any(c => c.Occur != Occur.Should)))
        {
            return false;
        }

        var parts = root is PreparedBoolean { Clauses: var clauses } ? clauses.Select(c => c.Part).ToArray() : [root];
        var isMissing = false;
        foreach (var part in parts)
        {
            if (!TryOpen(part, live, out var list))
            {
                return false;
            }

            isMissing |= list is null;
            if (list is not null)
            {
                lists.Add(list);
            }
        }

        if (areRequired && isMissing)
        {
            lists.Clear();
        }

        return lists.Count <= MostLists;
    }

    // False when the part needs the general way; a null list matches nothing here.
    private static bool TryOpen(Prepared part, LiveSegment live, out ScoredList? list)
    {
        list = null;
        return part switch
        {
            PreparedAny { Parts: [var only] } => TryOpen(only, live, out list),
            PreparedGroup { IsPlain: true, Terms.Count: 1 } group => group.TryOpenList(live, out list),
            PreparedPhrase phrase => phrase.TryOpenList(live, out list),
            _ => false,
        };
    }
}
