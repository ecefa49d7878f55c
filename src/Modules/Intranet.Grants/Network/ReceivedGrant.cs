using Intranet.Data;

namespace Intranet.Grants.Network;

/// <summary>That a grant exists, in the store of <c>Default</c>, so that coordinators find it. It opens nothing: the grant itself is asked.</summary>
internal sealed class ReceivedGrant : Aggregate
{
    public override string? OutboxKind => null;

    /// <summary>Name of the organisation that gave it.</summary>
    public required string GivenIn { get; init; }

    public required string Organisation { get; set; }

    public required string Reason { get; set; }

    public required DateTime GivenUtc { get; init; }

    public required DateTime UntilUtc { get; set; }

    public DateTime? EndedUtc { get; set; }

    /// <summary>Revision of the grant that this was made of.</summary>
    public long SourceRevision { get; set; }

    public bool IsActive(DateTime nowUtc) => EndedUtc is null && nowUtc < UntilUtc;
}
