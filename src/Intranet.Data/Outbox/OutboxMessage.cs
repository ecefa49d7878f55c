namespace Intranet.Data;

/// <summary>
/// "Bring this key up to date", written with the change. It holds no content: the consumer loads the current state and
/// writes only what is newer than what it has.
/// </summary>
public sealed class OutboxMessage
{
    public long Id { get; private set; }

    public required string Consumer { get; init; }

    public required string Kind { get; init; }

    public required Guid Key { get; init; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>Not before this; moved forward after a failure.</summary>
    public DateTime DueUtc { get; set; }

    public int Attempts { get; set; }

    /// <summary>What went wrong the last time; null before the first failure.</summary>
    public string? Error { get; set; }

    /// <summary>When it was given up; null while it is tried. Dead letters wait for an operator.</summary>
    public DateTime? DeadUtc { get; set; }
}
