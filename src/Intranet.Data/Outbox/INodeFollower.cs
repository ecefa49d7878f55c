namespace Intranet.Data;

/// <summary>
/// A consumer that every node has for itself, because each node keeps its own copy of what it makes of the changes, such as
/// a search index on its own disk. Its outbox rows become the store's log, which each node follows from where it stands.
/// </summary>
public interface INodeFollower : IOutboxConsumer
{
    /// <summary>How far this node's copy has followed the tenant's log; null when that is not known.</summary>
    LogPosition? PositionOf(string tenant);

    /// <summary>Remembers how far the copy has come, after what it made of it is safely kept.</summary>
    void Advance(string tenant, LogPosition position);

    /// <summary>Has the copy made anew from the store, in the background: the log does not reach back to where it stands.</summary>
    void StartOver(string tenant);
}
