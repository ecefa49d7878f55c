namespace Intranet.AuditTrail.Sealing;

/// <summary>
/// The end of a store's chain as it was some seconds ago, kept in the store of <c>Default</c>: who cuts rows off a store and
/// mends its head is found out there.
/// </summary>
internal sealed class AuditAnchor
{
    /// <summary>Name of the organisation whose store it is.</summary>
    public required string Store { get; init; }

    public required long Sequence { get; set; }

    public required byte[] Hash { get; set; }

    public required DateTime AtUtc { get; set; }
}
