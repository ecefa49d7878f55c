namespace Intranet.Cases;

/// <summary>What to tell when publishing.</summary>
/// <param name="Note">What changed, at most 500 characters; null when not told.</param>
public sealed record PublishRequest(string? Note);

/// <summary>What to tell when asking for a case to be shared.</summary>
/// <param name="Message">To those who decide, at most 2 000 characters; null for nothing.</param>
public sealed record SharingRequest(string? Message);

/// <summary>What to tell when sharing or withdrawing.</summary>
/// <param name="Reason">At most 2 000 characters; null when not told.</param>
public sealed record DecisionRequest(string? Reason);

/// <summary>How the own organisation uses a shared case.</summary>
/// <param name="Stage"><c>considering</c>, <c>piloting</c>, <c>inUse</c>, <c>adapted</c> or <c>stopped</c>.</param>
/// <param name="Note">What was changed, what it took, how it went; at most 2 000 characters, null when not told.</param>
public sealed record AdoptionRequest(string? Stage, string? Note);
