using Intranet.Abstractions;

namespace Intranet.Tenants.Joining;

/// <summary>A step that the organisation has ticked off, with who did and where the decision or agreement is kept.</summary>
internal sealed class JoinStep
{
    public const int LongestReference = 200;

    /// <summary>Key of the <see cref="JoinChecklistItem"/>.</summary>
    public required string Key { get; init; }

    public required Actor By { get; set; }

    public required DateTime AtUtc { get; set; }

    /// <summary>Case number or the like; null when not given.</summary>
    public string? Reference { get; set; }
}
