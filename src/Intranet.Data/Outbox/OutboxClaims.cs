using Intranet.Abstractions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Intranet.Data;

/// <summary>
/// Outbox rows that are due. Where several processes share a database, each takes rows that no other holds, and holds them
/// until its transaction ends; a process that dies lets go of them.
/// </summary>
public static class OutboxClaims
{
    /// <summary>Begins the transaction that holds the rows; null on SQLite, where there is but one process.</summary>
    public static async Task<IDbContextTransaction?> BeginClaimAsync(this IntranetDbContext db, CancellationToken cancellationToken) =>
        db.Store.Provider == StoreProvider.PostgreSql ? await db.Database.BeginTransactionAsync(cancellationToken) : null;

    /// <summary>Takes the oldest rows that are due.</summary>
    /// <param name="db">The store.</param>
    /// <param name="consumers">Names of consumers.</param>
    /// <param name="areTheirs">True for the rows of these consumers, false for those of all others.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static Task<List<OutboxMessage>> ClaimAsync(
        this IntranetDbContext db, string[] consumers, bool areTheirs, int most, CancellationToken cancellationToken)
    {
        var now = db.UtcNow;
        return db.Store.Provider == StoreProvider.PostgreSql
            ? db.Set<OutboxMessage>().FromSql(
                $"""
                 SELECT * FROM "Outbox" WHERE "DeadUtc" IS NULL AND "DueUtc" <= {now} AND ("Consumer" = ANY ({consumers})) = {areTheirs}
                 ORDER BY "Id" LIMIT {most} FOR UPDATE SKIP LOCKED
                 """).ToListAsync(cancellationToken)
            : db.Set<OutboxMessage>().Where(m => m.DeadUtc == null && m.DueUtc <= now && consumers.Contains(m.Consumer) == areTheirs)
                .OrderBy(m => m.Id).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>Moves rows that are due for consumers which every node has for itself from the outbox to the log. Answers how many.</summary>
    public static async Task<int> MoveToLogAsync(this IntranetDbContext db, string[] consumers, int most, CancellationToken cancellationToken)
    {
        var now = db.UtcNow;
        if (!await db.Set<OutboxMessage>().AnyAsync(m => m.DeadUtc == null && m.DueUtc <= now && consumers.Contains(m.Consumer), cancellationToken))
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var rows = await db.ClaimAsync(consumers, areTheirs: true, most, cancellationToken);
        if (rows.Count > 0)
        {
            await ChangeLog.AppendAsync(db, rows, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return rows.Count;
    }
}
