namespace Intranet.Data;

/// <summary>
/// A change in the order that every node follows. The relay appends it, one relay at a time and without gaps, from outbox
/// rows that commit in any order; so a node need only remember how far it came.
/// </summary>
public sealed class LoggedChange
{
    /// <summary>1, 2, 3 … in each store.</summary>
    public required long Sequence { get; init; }

    public required string Consumer { get; init; }

    public required string Kind { get; init; }

    public required Guid Key { get; init; }

    /// <summary>How often following it failed on some node; 0 the first time.</summary>
    public required int Attempts { get; init; }

    public required DateTime AtUtc { get; init; }
}

/// <summary>The end of a store's log: one row, whose lock puts those who append in order.</summary>
public sealed class ChangeLogHead
{
    internal const int OnlyId = 1;

    public int Id { get; private set; } = OnlyId;

    /// <summary>Chosen anew where the store's content is exchanged, so that no copy goes on as if nothing had happened.</summary>
    public required Guid Epoch { get; set; }

    /// <summary>Sequence of the newest change; 0 before the first.</summary>
    public long Last { get; set; }
}

/// <summary>How far a copy has followed a store's log.</summary>
public readonly record struct LogPosition(Guid Epoch, long Sequence)
{
    /// <summary>Before the first change of a store that has no log yet.</summary>
    public static readonly LogPosition Start;

    /// <summary>True when a copy that stands here may go on with this log.</summary>
    public bool Follows(ChangeLogHead head) => this == Start || (Epoch == head.Epoch && Sequence <= head.Last);
}
