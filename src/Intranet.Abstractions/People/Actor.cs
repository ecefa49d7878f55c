namespace Intranet.Abstractions;

/// <summary>
/// Who did something: a user of a home tenant with a snapshot of how they were known then. A person acting in the
/// network is this and nothing else.
/// </summary>
public sealed record Actor
{
    /// <summary>Name of the home tenant.</summary>
    public required string Tenant { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>Display name at the time.</summary>
    public required string Name { get; init; }

    /// <summary>Professional title at the time; empty when unknown.</summary>
    public string Title { get; init; } = "";

    /// <summary>Title of the home tenant at the time.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>Board or department at the time; null when not given.</summary>
    public string? Unit { get; init; }

    public bool Is(Actor other) => other.UserId == UserId && other.Tenant == Tenant;
}
