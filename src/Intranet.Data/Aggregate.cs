namespace Intranet.Data;

/// <summary>
/// The root of a consistency boundary. Its revision rises with each save that adds or changes it: it is the ETag, the
/// outbox version and the version in the search index.
/// </summary>
public abstract class Aggregate
{
    /// <summary>Time-ordered (UUID version 7) unless the creator chose one.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>1 when first saved. Concurrency token.</summary>
    public long Revision { get; internal set; }

    /// <summary>
    /// Kind under which a change is announced in the outbox (<c>case</c>, <c>thread</c> …); null when nobody follows it.
    /// </summary>
    public abstract string? OutboxKind { get; }
}
