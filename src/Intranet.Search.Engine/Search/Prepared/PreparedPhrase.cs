namespace Intranet.Search.Engine;

/// <summary>Terms that follow each other.</summary>
internal sealed class PreparedPhrase(IReadOnlyList<byte[]> terms, int slop, string? field, ScoreTable table) : Prepared
{
    /// <summary>Opens the postings of the pair when the phrase is a pair that is indexed; false when it is not.</summary>
    public bool TryOpenList(LiveSegment live, out ScoredList? list)
    {
        list = null;
        if (terms.Count != 2 || slop != 0 || field is not null)
        {
            return false;
        }

        if (!live.Segment.Terms.TryFind(terms[0], out var first) || !live.Segment.Terms.TryFind(terms[1], out var second))
        {
            return true;
        }

        var pairs = new PairIndex(live.Segment);
        if (!pairs.Knows(first, second))
        {
            return false;
        }

        if (pairs.Open(first, second) is { } pair)
        {
            list = new ScoredList(pair, table, live.Segment.Dense);
        }

        return true;
    }

    /// <summary>Whether the words have to follow each other, in whatever field.</summary>
    public bool IsPlain => slop == 0;

    /// <summary>Opens what a document with the phrase has to be in, and how often it holds the phrase; false when the segment does not hold it.</summary>
    public bool TryOpen(LiveSegment live, out ScoredList[] lists, out Func<int, int> count)
    {
        (lists, count) = ([], static _ => 0);
        if (Matcher(live) is not { } matcher || !matcher.TryOpenLists(out var cursors, out var isAnswer))
        {
            return false;
        }

        lists = Array.ConvertAll(cursors, c => new ScoredList(c, table, live.Segment.Dense));
        var only = lists[0];
        count = isAnswer ? d => only.FrequencyOf(d, needed: 0) : matcher.CountIn;
        return true;
    }

    public override Node Open(LiveSegment live)
    {
        if (Matcher(live) is not { } matcher || !matcher.TryOpenLists(out var lists, out var isAnswer))
        {
            return NoneNode.Instance;
        }

        return isAnswer ? new TermNode(lists[0], table, live.Segment) : new PhraseNode(lists, matcher, table, live.Segment);
    }

    // Null when the segment lacks one of the words.
    private PhraseMatcher? Matcher(LiveSegment live)
    {
        var places = new int[terms.Count];
        var infos = new TermInfo[terms.Count];
        for (var i = 0; i < places.Length; i++)
        {
            if (!live.Segment.Terms.TryFind(terms[i], out infos[i]))
            {
                return null;
            }

            places[i] = infos[i].Ordinal;
        }

        return new PhraseMatcher(live.Segment, places, infos, slop, field);
    }
}
