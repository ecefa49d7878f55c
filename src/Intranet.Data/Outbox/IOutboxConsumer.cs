namespace Intranet.Data;

/// <summary>Follows changes. Called at least once per change, after it is committed; must be safe to repeat.</summary>
public interface IOutboxConsumer
{
    /// <summary>Stable name; also the key of its rows.</summary>
    string Name { get; }

    /// <summary>Brings several keys of one tenant up to date. An exception makes each key be tried alone, later.</summary>
    Task HandleAsync(string tenant, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken);
}

/// <summary>What changed.</summary>
public readonly record struct OutboxKey(string Kind, Guid Id);

/// <summary>Told after a commit that a store has outbox rows.</summary>
public interface IStoreSignal
{
    void Changed(string tenant);
}
