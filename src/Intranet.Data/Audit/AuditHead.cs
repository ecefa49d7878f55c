using Microsoft.EntityFrameworkCore;

namespace Intranet.Data;

/// <summary>The end of a store's audit chain, the one row of its table: rows missing at the end are known by it.</summary>
public sealed class AuditHead
{
    private const int TheOnly = 1;

    private AuditHead()
    {
    }

    public int Id { get; private set; } = TheOnly;

    /// <summary>Number of rows sealed.</summary>
    public long Sequence { get; private set; }

    /// <summary>Hash of the last row sealed; <see cref="AuditHash.Origin"/> before the first.</summary>
    public byte[] Hash { get; private set; } = AuditHash.Origin;

    /// <summary>Raised by whoever takes the head.</summary>
    public long Turn { get; private set; }

    /// <summary>
    /// Takes the head for the rest of the transaction; others that want it wait. Raising <see cref="Turn"/> locks the row on
    /// PostgreSQL, and on SQLite the store, before anything is read.
    /// </summary>
    /// <param name="db">A context with a transaction.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task<AuditHead> TakeAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        if (await RaiseAsync(db, cancellationToken) == 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "AuditHead" ("Id", "Sequence", "Hash", "Turn") VALUES ({TheOnly}, {0L}, {AuditHash.Origin}, {0L}) ON CONFLICT DO NOTHING""",
                cancellationToken);
            await RaiseAsync(db, cancellationToken);
        }

        return await db.Set<AuditHead>().SingleAsync(cancellationToken);
    }

    internal void MoveTo(long sequence, byte[] hash) => (Sequence, Hash) = (sequence, hash);

    private static Task<int> RaiseAsync(IntranetDbContext db, CancellationToken cancellationToken) =>
        db.Set<AuditHead>().ExecuteUpdateAsync(h => h.SetProperty(x => x.Turn, x => x.Turn + 1), cancellationToken);
}
