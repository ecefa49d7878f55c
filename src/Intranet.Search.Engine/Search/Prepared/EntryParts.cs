namespace Intranet.Search.Engine;

/// <summary>
/// Entries of several words that stand in a boolean query. A document that holds what an entry stands for counts as holding each of its words, so
/// that it is found however many words have to match; its score is added once.
/// </summary>
internal sealed class EntryParts(IEnumerable<(int Start, int Length, Prepared Part)> entries)
{
    public static readonly EntryParts None = new([]);

    private readonly List<(int Start, int Length, Prepared Part)> left = [.. entries];

    /// <summary>What stands for the entry that a clause is a word of; false when it is of none.</summary>
    public bool Take(int clause, out Prepared part)
    {
        var at = left.FindIndex(e => clause >= e.Start && clause < e.Start + e.Length);
        part = PreparedNone.Instance;
        if (at < 0)
        {
            return false;
        }

        part = left[at].Part;
        left[at] = left[at] with { Part = part as PreparedUnscored ?? new PreparedUnscored(part) };
        return true;
    }
}

/// <summary>Matches what another part matches, without a score.</summary>
internal sealed class PreparedUnscored(Prepared inner) : Prepared
{
    public override Node Open(LiveSegment live) => inner.Open(live) is var node and not NoneNode ? new UnscoredNode(node) : NoneNode.Instance;
}

/// <summary>Matches what another node matches, without a score.</summary>
internal sealed class UnscoredNode(Node inner) : Node
{
    public override void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores) => inner.Evaluate(start, end, bits, []);
}
