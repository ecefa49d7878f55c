using System.Security.Cryptography;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Sealing;

/// <summary>
/// Chains new rows to those before. Whoever takes the head of the chain is alone with it until the end of the transaction,
/// also among several nodes on one database.
/// </summary>
internal sealed class AuditSealer(StoreFactory stores, HeadAnchors anchors)
{
    private const int BatchSize = 500;

    /// <summary>Seals all rows of a store that wait. Answers how many there were.</summary>
    public async Task<int> SealAsync(string tenant, CancellationToken cancellationToken)
    {
        var count = 0;
        int batch;
        do
        {
            batch = await SealBatchAsync(tenant, cancellationToken);
            count += batch;
        }
        while (batch == BatchSize);

        return count;
    }

    private async Task<int> SealBatchAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        if (!await db.Set<AuditEntry>().AnyAsync(a => a.SealSequence == null, cancellationToken))
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var head = await AuditHead.TakeAsync(db, cancellationToken);
        var rows = await db.Set<AuditEntry>().Where(a => a.SealSequence == null).OrderBy(a => a.Id).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            row.Seal(head, RandomNumberGenerator.GetBytes(AuditEntry.SaltLength));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        anchors.Note(tenant, head.Sequence, head.Hash);
        return rows.Count;
    }
}
