namespace Intranet.Search.Engine;

/// <summary>A part of a query that knows its weights and is opened over one segment after the other.</summary>
internal abstract class Prepared
{
    public abstract Node Open(LiveSegment live);
}

/// <summary>Matches everything, without a score.</summary>
internal sealed class PreparedAll : Prepared
{
    public override Node Open(LiveSegment live) => new AllNode();
}

/// <summary>Matches nothing.</summary>
internal sealed class PreparedNone : Prepared
{
    public static readonly PreparedNone Instance = new();

    public override Node Open(LiveSegment live) => NoneNode.Instance;
}

/// <summary>Any of some parts; scores add up.</summary>
internal sealed class PreparedAny(IReadOnlyList<Prepared> parts) : Prepared
{
    public IReadOnlyList<Prepared> Parts => parts;

    public override Node Open(LiveSegment live)
    {
        var nodes = parts.Select(p => p.Open(live)).Where(n => n is not NoneNode).ToArray();
        return nodes.Length switch
        {
            0 => NoneNode.Instance,
            1 => nodes[0],
            _ => new AnyNode(nodes),
        };
    }
}

/// <summary>AND, OR and NOT.</summary>
internal sealed class PreparedBoolean(IReadOnlyList<(Occur Occur, Prepared Part)> clauses, int minimumShouldMatch) : Prepared
{
    /// <summary>The parts that add to scores.</summary>
    public IEnumerable<Prepared> Scoring => clauses.Where(c => c.Occur is Occur.Must or Occur.Should).Select(c => c.Part);

    public int MinimumShouldMatch => minimumShouldMatch;

    public IReadOnlyList<(Occur Occur, Prepared Part)> Clauses => clauses;

    public override Node Open(LiveSegment live)
    {
        var opened = clauses.Select(c => (c.Occur, Node: c.Part.Open(live))).ToArray();
        if (opened.Any(o => o.Occur is Occur.Must or Occur.Filter && o.Node is NoneNode))
        {
            return NoneNode.Instance;
        }

        Node[] Of(Occur occur) => [.. opened.Where(o => o.Occur == occur && o.Node is not NoneNode).Select(o => o.Node)];
        var (must, should, filter) = (Of(Occur.Must), Of(Occur.Should), Of(Occur.Filter));
        var minimum = minimumShouldMatch == 0 && must.Length + filter.Length == 0 && clauses.Any(c => c.Occur == Occur.Should) ? 1 : minimumShouldMatch;
        return should.Length < minimum ? NoneNode.Instance : new BooleanNode(must, should, filter, Of(Occur.MustNot), minimum);
    }
}

/// <summary>Numbers in a range.</summary>
internal sealed class PreparedRange(RangeQuery range) : Prepared
{
    public override Node Open(LiveSegment live) => live.Segment.Numbers.TryGetValue(range.Field, out var column)
        ? new TestNode(d => column.TryGet(d, out var value) && value >= (range.From ?? long.MinValue) && value <= (range.To ?? long.MaxValue))
        : NoneNode.Instance;
}

/// <summary>An exact value.</summary>
internal sealed class PreparedKeyword(KeywordFilter filter) : Prepared
{
    public override Node Open(LiveSegment live)
    {
        var test = KeywordTest.For(live.Segment, filter);
        return test is null ? NoneNode.Instance : new TestNode(test.Matches);
    }
}

/// <summary>All but one document.</summary>
internal sealed class PreparedExceptKey(Prepared inner, string key) : Prepared
{
    public override Node Open(LiveSegment live)
    {
        var excluded = live.Segment.DocumentsOf(key).ToHashSet();
        var node = inner.Open(live);
        return node is NoneNode || excluded.Count == 0 ? node : new BooleanNode([node], [], [], [new TestNode(excluded.Contains)], 0);
    }
}
