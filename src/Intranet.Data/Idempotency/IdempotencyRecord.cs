namespace Intranet.Data;

/// <summary>
/// A request that was carried out, so that the same key is not carried out twice. Saved in the same transaction as what
/// the request created; the answer is added once it is known.
/// </summary>
public sealed class IdempotencyRecord
{
    /// <summary>Home tenant and id of the caller, route and key: unique.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the request; the same key with another request is refused.</summary>
    public required byte[] RequestHash { get; init; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>HTTP status; null until the answer was sent.</summary>
    public int? Status { get; set; }

    public string? Location { get; set; }

    /// <summary>Revision of what was answered, as <c>ETag</c>; null where the answer had none.</summary>
    public string? ETag { get; set; }

    public string? Body { get; set; }
}
