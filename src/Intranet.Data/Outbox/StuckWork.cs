using Microsoft.EntityFrameworkCore;

namespace Intranet.Data;

/// <summary>Changes of one kind that one follower could not carry on. Holds nothing of what was changed.</summary>
/// <param name="Consumer">Who follows.</param>
/// <param name="Kind">Kind of the things.</param>
/// <param name="Count">How many changes.</param>
/// <param name="SinceUtc">The oldest of them.</param>
/// <param name="Attempts">How often the one tried most was tried.</param>
/// <param name="IsGivenUp">True when they wait for a person; false while they are tried again by themselves.</param>
/// <param name="Error">Kind of the last error and where in the product it came from, without its words: these may quote content.</param>
public sealed record StuckWork(string Consumer, string Kind, int Count, DateTime SinceUtc, int Attempts, bool IsGivenUp, string Error);

/// <summary>Finds and mends what the relay could not carry on.</summary>
public static class StuckWorkQueries
{
    private const int MostRead = 1000;

    /// <summary>How much of the store waits after a failure; null where nothing does. What stands beyond the first thousand changes is not counted.</summary>
    public static async Task<StuckStore?> SumUpStuckAsync(this IntranetDbContext db, CancellationToken cancellationToken)
    {
        var rows = await Stuck(db).OrderBy(m => m.Id).Take(MostRead).Select(m => new { m.CreatedUtc, m.DeadUtc }).ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : new StuckStore(db.Store.Tenant, rows.Count, rows.Count(r => r.DeadUtc is not null), rows.Min(r => r.CreatedUtc));
    }

    /// <summary>Things of one kind, of one follower, that it has given up.</summary>
    public static async Task<IReadOnlySet<Guid>> ListGivenUpAsync(this IntranetDbContext db, string consumer, string kind, CancellationToken cancellationToken) =>
        (await Of(db, consumer, kind).Where(m => m.DeadUtc != null).OrderBy(m => m.Id).Take(MostRead).Select(m => m.Key).ToListAsync(cancellationToken)).ToHashSet();

    /// <summary>What waits after a failure, the oldest first; what stands beyond the first thousand changes is not told.</summary>
    public static async Task<IReadOnlyList<StuckWork>> ListStuckAsync(this IntranetDbContext db, CancellationToken cancellationToken)
    {
        var rows = await Stuck(db).AsNoTracking().OrderBy(m => m.Id).Take(MostRead).ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(m => (m.Consumer, m.Kind, IsGivenUp: m.DeadUtc is not null))
                .Select(g => new StuckWork(
                    g.Key.Consumer, g.Key.Kind, g.Count(), g.Min(m => m.CreatedUtc), g.Max(m => m.Attempts), g.Key.IsGivenUp, ErrorWords.Of(g.OrderByDescending(m => m.Attempts).First().Error)))
                .OrderBy(w => w.SinceUtc),
        ];
    }

    /// <summary>Has everything of a kind tried again now, from the beginning. Answers how many changes; saved at once.</summary>
    public static Task<int> TryAgainAsync(this IntranetDbContext db, string consumer, string kind, CancellationToken cancellationToken)
    {
        var now = db.UtcNow;
        return Of(db, consumer, kind).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.DeadUtc, (DateTime?)null).SetProperty(x => x.Attempts, 0).SetProperty(x => x.DueUtc, now), cancellationToken);
    }

    /// <summary>Takes everything of a kind that failed off the list; it is carried on when the thing changes the next time. Answers how many changes; saved at once.</summary>
    public static Task<int> PutAsideAsync(this IntranetDbContext db, string consumer, string kind, CancellationToken cancellationToken) =>
        Of(db, consumer, kind).ExecuteDeleteAsync(cancellationToken);

    private static IQueryable<OutboxMessage> Stuck(IntranetDbContext db) => db.Set<OutboxMessage>().Where(m => m.DeadUtc != null || m.Attempts > 0);

    private static IQueryable<OutboxMessage> Of(IntranetDbContext db, string consumer, string kind) => Stuck(db).Where(m => m.Consumer == consumer && m.Kind == kind);

    private static class ErrorWords
    {
        private const string Own = "   at Intranet.";

        /// <summary><c>IOException, SearchConsumer.WriteAsync</c> of an exception's text.</summary>
        public static string Of(string? text)
        {
            var lines = (text ?? "").Split('\n');
            var type = lines[0].Split(':', ' ')[0].Split('.')[^1];
            var place = lines.FirstOrDefault(l => l.StartsWith(Own, StringComparison.Ordinal))?.Trim()[3..].Split('(')[0];
            return place is null ? type : $"{type}, {string.Join('.', place.Split('.')[^2..])}";
        }
    }
}
