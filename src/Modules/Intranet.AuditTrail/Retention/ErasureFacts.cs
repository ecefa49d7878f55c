namespace Intranet.AuditTrail.Retention;

/// <summary>What the trail tells of an erasure: enough to prove which rows it emptied, nothing of what they said.</summary>
/// <param name="Count">How many rows.</param>
/// <param name="First">Place of the first in the chain.</param>
/// <param name="Last">Place of the last.</param>
/// <param name="Days">The time of keeping that had passed.</param>
/// <param name="Before">Rows before this instant were due.</param>
/// <param name="Kinds">Kinds of events emptied.</param>
/// <param name="Digest">SHA-256 over places and hashes of the rows, in order.</param>
internal sealed record ErasureFacts(int Count, long First, long Last, int Days, DateTime Before, IReadOnlyList<string> Kinds, string Digest);
