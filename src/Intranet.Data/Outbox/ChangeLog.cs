using Intranet.Abstractions;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Data;

/// <summary>Tells how far a store's log reaches.</summary>
public interface IChangeLog
{
    /// <summary>The end of the log: all changes up to it are committed and can be read from the store.</summary>
    Task<LogPosition> HeadAsync(string tenant, CancellationToken cancellationToken = default);
}

/// <summary>The log of changes in each store, which every node follows to keep its own copy of what is derived.</summary>
public sealed class ChangeLog(StoreFactory stores) : IChangeLog
{
    /// <summary>How long changes are kept for nodes that were away. Who was away longer makes its copy anew.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(3);

    private const int TrimEvery = 500;

    public async Task<LogPosition> HeadAsync(string tenant, CancellationToken cancellationToken = default)
    {
        await using var db = stores.Create(tenant);
        return await FindHeadAsync(db, cancellationToken) is { } head ? new LogPosition(head.Epoch, head.Last) : LogPosition.Start;
    }

    /// <summary>The end of a store's log; null where nothing was ever logged.</summary>
    public static Task<ChangeLogHead?> FindHeadAsync(IntranetDbContext db, CancellationToken cancellationToken) =>
        db.Set<ChangeLogHead>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Makes every copy of what is derived from this store be made anew, on every node. For whoever exchanges the store's
    /// content: restoring, importing. Saves at once.
    /// </summary>
    public static async Task StartAnewAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        await ReserveAsync(db, 1, cancellationToken);
        await db.Set<ChangeLogHead>().ExecuteUpdateAsync(head => head.SetProperty(h => h.Epoch, Guid.CreateVersion7()), cancellationToken);
    }

    /// <summary>Appends outbox rows to the log in place of handing them to their consumer. The caller has a transaction and saves.</summary>
    internal static async Task AppendAsync(IntranetDbContext db, IReadOnlyCollection<OutboxMessage> rows, CancellationToken cancellationToken)
    {
        var changes = rows.GroupBy(r => (r.Consumer, r.Kind, r.Key)).ToList();
        var last = await ReserveAsync(db, changes.Count, cancellationToken);
        var sequence = last - changes.Count;
        foreach (var change in changes)
        {
            db.Add(new LoggedChange
            {
                Sequence = ++sequence, Consumer = change.Key.Consumer, Kind = change.Key.Kind, Key = change.Key.Key,
                Attempts = change.Max(r => r.Attempts), AtUtc = db.UtcNow,
            });
        }

        db.RemoveRange(rows);
        if (last / TrimEvery != (last - changes.Count) / TrimEvery)
        {
            var before = db.UtcNow - KeptFor;
            await db.Set<LoggedChange>().Where(c => c.AtUtc < before).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>Takes the next numbers and holds the head until the transaction ends; answers the last of them.</summary>
    private static async Task<long> ReserveAsync(IntranetDbContext db, long count, CancellationToken cancellationToken)
    {
        var numbers = await db.Database.SqlQuery<long>(
            $"""
             INSERT INTO "ChangeLogHead" ("Id", "Epoch", "Last") VALUES ({ChangeLogHead.OnlyId}, {Guid.CreateVersion7()}, {count})
             ON CONFLICT ("Id") DO UPDATE SET "Last" = "ChangeLogHead"."Last" + excluded."Last" RETURNING "Last" AS "Value"
             """).ToListAsync(cancellationToken);
        return numbers.Single();
    }
}
