using System.Security.Cryptography;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Retention;

/// <summary>How many rows are due, and how many of them a hold keeps.</summary>
internal sealed record DueRows(int Due, int Held);

/// <summary>
/// Empties rows whose time of keeping has passed and that nothing holds. Each batch writes its proof into the trail in the
/// same transaction, and the head of the chain is taken first, so that rows are never sealed and emptied at once.
/// </summary>
internal sealed class AuditEraser(StoreFactory stores, StoreMigrator migrator)
{
    private const int BatchSize = 1000;

    /// <summary>Counts what <see cref="EraseAsync"/> would empty now. Changes nothing.</summary>
    public async Task<DueRows> CountAsync(string tenant, AuditSettings settings, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        var holds = await HoldsAsync(db, cancellationToken);
        var (due, held) = (0, 0);
        foreach (var rule in await RulesAsync(db, settings, cancellationToken))
        {
            var all = await rule.Due(db.Set<AuditEntry>(), []).CountAsync(cancellationToken);
            var free = holds.Count == 0 ? all : await rule.Due(db.Set<AuditEntry>(), holds).CountAsync(cancellationToken);
            (due, held) = (due + free, held + all - free);
        }

        return new DueRows(due, held);
    }

    /// <summary>Empties everything that is due. Answers how many rows.</summary>
    /// <param name="tenant">Whose store.</param>
    /// <param name="settings">The times of keeping.</param>
    /// <param name="by">Who asked for it; null when the time itself did.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public async Task<int> EraseAsync(string tenant, AuditSettings settings, Actor? by, CancellationToken cancellationToken)
    {
        await migrator.EnsureAsync(tenant, cancellationToken);
        var count = 0;
        int batch;
        do
        {
            batch = await EraseBatchAsync(tenant, settings, by, cancellationToken);
            count += batch;
        }
        while (batch > 0);

        return count;
    }

    private async Task<int> EraseBatchAsync(string tenant, AuditSettings settings, Actor? by, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await AuditHead.TakeAsync(db, cancellationToken);
        var holds = await HoldsAsync(db, cancellationToken);
        foreach (var rule in await RulesAsync(db, settings, cancellationToken))
        {
            var rows = await rule.Due(db.Set<AuditEntry>(), holds).OrderBy(a => a.SealSequence).Take(BatchSize).ToListAsync(cancellationToken);
            if (rows.Count > 0)
            {
                var erasure = Guid.CreateVersion7();
                db.Audit(by, AuditEvents.RowsErased, "erasure", erasure, Empty(rows, erasure, rule));
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return rows.Count;
            }
        }

        return 0;
    }

    private static ErasureFacts Empty(List<AuditEntry> rows, Guid erasure, Rule rule)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
        {
            AuditHash.AddErased(digest, row);
            row.Erase(erasure);
        }

        return new ErasureFacts(
            rows.Count, rows[0].SealSequence!.Value, rows[^1].SealSequence!.Value, rule.Days, rule.Before,
            [.. rows.Select(r => AuditSettings.KindOf(r.Action)).Distinct().Order(StringComparer.Ordinal)], Convert.ToHexStringLower(digest.GetHashAndReset()));
    }

    private static Task<List<LegalHold>> HoldsAsync(IntranetDbContext db, CancellationToken cancellationToken) =>
        db.Set<LegalHold>().AsNoTracking().Where(h => h.ReleasedUtc == null).ToListAsync(cancellationToken);

    private static async Task<List<Rule>> RulesAsync(IntranetDbContext db, AuditSettings settings, CancellationToken cancellationToken)
    {
        if (!settings.Erases)
        {
            return [];
        }

        var actions = await db.Set<AuditEntry>().Where(a => a.ErasureId == null).Select(a => a.Action).Distinct().ToListAsync(cancellationToken);
        return [.. actions
            .Select(action => (Action: action, Days: settings.DaysFor(action)))
            .Where(a => a.Days is not null)
            .GroupBy(a => a.Days!.Value, a => a.Action)
            .OrderBy(g => g.Key)
            .Select(g => new Rule(g.Key, db.UtcNow.AddDays(-g.Key), [.. g]))];
    }

    private sealed record Rule(int Days, DateTime Before, string[] Actions)
    {
        public IQueryable<AuditEntry> Due(IQueryable<AuditEntry> rows, IEnumerable<LegalHold> holds)
        {
            var (before, actions) = (Before, Actions);
            var due = rows.Where(a => a.SealSequence != null && a.ErasureId == null && a.AtUtc < before && actions.Contains(a.Action));
            return holds.Aggregate(due, (free, hold) => free.Where(hold.Free()));
        }
    }
}
