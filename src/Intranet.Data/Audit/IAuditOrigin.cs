namespace Intranet.Data;

/// <summary>Says where a change comes from, for its audit row.</summary>
public interface IAuditOrigin
{
    /// <summary>
    /// Network address to keep with the rows that are about to be saved; null where there is no caller, where the store is
    /// another organisation's than the caller's, or where the organisation has not chosen to keep addresses.
    /// </summary>
    ValueTask<string?> FindAddressAsync(IntranetDbContext db, CancellationToken cancellationToken);
}
