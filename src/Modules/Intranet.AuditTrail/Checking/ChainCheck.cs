using Intranet.Abstractions;
using Intranet.AuditTrail.Sealing;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Checking;

/// <summary>Walks a store's chain from the first row to the last and says what is wrong with it. Changes nothing.</summary>
internal sealed class ChainCheck(StoreFactory stores, StoreMigrator migrator, TimeProvider clock)
{
    private const int BatchSize = 1000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Checks a store.</summary>
    /// <param name="tenant">Whose store.</param>
    /// <param name="noted">A head that somebody noted earlier and that must still stand in the chain; null for none.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public async Task<ChainReport> CheckAsync(string tenant, NotedHead? noted, CancellationToken cancellationToken)
    {
        await migrator.EnsureAsync(tenant, cancellationToken);
        await migrator.EnsureAsync(ShellSettings.DefaultName, cancellationToken);
        var anchor = await FindAnchorAsync(tenant, cancellationToken);
        await using var db = stores.Create(tenant);
        // The newest row is read before the head: a chain that grows meanwhile is never taken for one whose head was set back.
        var last = await db.Set<AuditEntry>().MaxAsync(a => a.SealSequence, cancellationToken) ?? 0;
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var walk = new ChainWalk(await ErasureClaims.ReadAsync(db, cancellationToken));
        walk.Expect(anchor is null ? null : new NotedHead(anchor.Sequence, Convert.ToHexStringLower(anchor.Hash)));
        walk.Expect(noted);
        await WalkAsync(db, walk, head?.Sequence ?? last, cancellationToken);
        walk.End(head, last);
        var (waiting, oldest) = await WaitingAsync(db, cancellationToken);
        if (oldest is { } since && clock.GetUtcNow().UtcDateTime - since > LongestWait)
        {
            walk.Add(FaultKind.Unsealed, walk.Rows + 1, walk.Rows + waiting);
        }

        return new ChainReport
        {
            Rows = walk.Rows, Erased = walk.Erased, Waiting = waiting, AnchoredTo = anchor?.Sequence ?? 0, Faults = walk.Faults,
            Head = head is { Sequence: > 0 } ? new NotedHead(head.Sequence, Convert.ToHexStringLower(head.Hash)) : null,
        };
    }

    private static async Task WalkAsync(IntranetDbContext db, ChainWalk walk, long until, CancellationToken cancellationToken)
    {
        long after = 0;
        while (true)
        {
            var rows = await db.Set<AuditEntry>().AsNoTracking()
                .Where(a => a.SealSequence > after && a.SealSequence <= until)
                .OrderBy(a => a.SealSequence)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            rows.ForEach(walk.Take);
            if (rows.Count < BatchSize)
            {
                return;
            }

            after = rows[^1].SealSequence!.Value;
        }
    }

    private static async Task<(int Count, DateTime? Oldest)> WaitingAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        var waiting = db.Set<AuditEntry>().Where(a => a.SealSequence == null);
        return (await waiting.CountAsync(cancellationToken), await waiting.MinAsync(a => (DateTime?)a.AtUtc, cancellationToken));
    }

    private async Task<AuditAnchor?> FindAnchorAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var network = stores.Create(ShellSettings.DefaultName);
        return await network.Set<AuditAnchor>().AsNoTracking().SingleOrDefaultAsync(a => a.Store == tenant, cancellationToken);
    }
}
