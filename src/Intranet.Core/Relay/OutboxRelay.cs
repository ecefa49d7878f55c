using System.Collections.Concurrent;
using System.Threading.Channels;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Intranet.Core;

/// <summary>
/// Carries changes from the stores' outboxes to those who follow them. Woken by commits in this process, by other processes'
/// bells and by one sweep at start; a tenant is worked on by one worker at a time.
/// </summary>
internal sealed partial class OutboxRelay(
    IServiceProvider services, IShellHost shells, StoreFactory stores, StoreMigrator migrator, StoreSignal signal, NodeBell bell, TimeProvider clock,
    ILogger<OutboxRelay> logger)
    : BackgroundService, IRelayHealth
{
    private const int Workers = 2;
    private const int BatchSize = 200;
    private const int MostAttempts = 12;

    /// <summary>What organisations carry to the network, the network carries on to them, and they follow.</summary>
    private const int SettlingRounds = 3;
    private static readonly TimeSpan HeldByOthers = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, UnreadStore> _unread = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StuckStore> _stuck = new(StringComparer.Ordinal);

    public IReadOnlyCollection<UnreadStore> Unread => [.. _unread.Values];

    public IReadOnlyCollection<StuckStore> Stuck => [.. _stuck.Values];

    /// <summary>
    /// Carries everything once, in a process that does not serve, so that the first host has nothing left to do: what every host
    /// follows goes to the logs, <paramref name="derive"/> makes what is derived, which then holds all of it, and the rest is carried.
    /// </summary>
    public async Task SettleAsync(Func<Task> derive, CancellationToken cancellationToken)
    {
        var followers = services.GetServices<IOutboxConsumer>().OfType<INodeFollower>().Select(f => f.Name).ToArray();
        var usable = shells.All.Where(s => s.State == TenantState.Running).Select(s => s.Name).ToList();
        foreach (var tenant in usable)
        {
            await MoveToLogAsync(tenant, followers, cancellationToken);
        }

        await derive();
        for (var round = 0; round < SettlingRounds; round++)
        {
            foreach (var tenant in usable)
            {
                await RelayAsync(tenant, cancellationToken);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var shell in shells.All)
        {
            signal.Changed(shell.Name);
        }

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(stoppingToken)));
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var tenant in signal.ReadAllAsync(cancellationToken))
        {
            try
            {
                await RelayAsync(tenant, cancellationToken);
                _unread.TryRemove(tenant, out _);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogStoreFailed(logger, exception, tenant);
                _unread.TryAdd(tenant, new UnreadStore(tenant, clock.GetUtcNow().UtcDateTime, exception.GetType().Name));
                signal.ChangedLater(tenant, TimeSpan.FromSeconds(5), clock, cancellationToken);
            }
            finally
            {
                signal.Finished(tenant);
            }
        }
    }

    private async Task RelayAsync(string tenant, CancellationToken cancellationToken)
    {
        if (shells.Find(tenant) is null || (!migrator.IsReady(tenant) && !HasStore(tenant)))
        {
            _stuck.TryRemove(tenant, out _);
            return;
        }

        await migrator.EnsureAsync(tenant, cancellationToken);
        var consumers = services.GetServices<IOutboxConsumer>().ToDictionary(c => c.Name, StringComparer.Ordinal);
        var followers = consumers.Values.OfType<INodeFollower>().ToList();
        await MoveToLogAsync(tenant, [.. followers.Select(f => f.Name)], cancellationToken);
        foreach (var follower in followers)
        {
            await FollowAsync(tenant, follower, cancellationToken);
        }

        while (await RelayBatchAsync(tenant, consumers, [.. followers.Select(f => f.Name)], cancellationToken))
        {
        }

        await RememberStuckAsync(tenant, cancellationToken);
    }

    /// <summary>When it has changed, the other hosts look for themselves.</summary>
    private async Task RememberStuckAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        var before = _stuck.GetValueOrDefault(tenant);
        if (await db.SumUpStuckAsync(cancellationToken) is { } stuck)
        {
            _stuck[tenant] = stuck;
        }
        else
        {
            _stuck.TryRemove(tenant, out _);
        }

        if (before != _stuck.GetValueOrDefault(tenant))
        {
            bell.Ring(NodeBell.StoreOf + tenant);
        }
    }

    /// <summary>What every node follows for itself goes to the log, for this node and the others.</summary>
    private async Task MoveToLogAsync(string tenant, string[] followers, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        int moved;
        do
        {
            moved = await db.MoveToLogAsync(followers, BatchSize, cancellationToken);
            db.ChangeTracker.Clear();
            if (moved > 0)
            {
                bell.Ring(NodeBell.StoreOf + tenant);
            }
        }
        while (moved == BatchSize);
    }

    private async Task FollowAsync(string tenant, INodeFollower follower, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        while (await ChangeLog.FindHeadAsync(db, cancellationToken) is { } head)
        {
            if (follower.PositionOf(tenant) is not { } position || !position.Follows(head))
            {
                follower.StartOver(tenant);
                return;
            }

            if (position.Sequence == head.Last)
            {
                return;
            }

            var changes = await db.Set<LoggedChange>().AsNoTracking()
                .Where(c => c.Sequence > position.Sequence && c.Sequence <= head.Last)
                .OrderBy(c => c.Sequence).Take(BatchSize).ToListAsync(cancellationToken);
            if (changes.Count == 0 || changes[0].Sequence != position.Sequence + 1)
            {
                // The log was trimmed: this node was away for longer than changes are kept.
                follower.StartOver(tenant);
                return;
            }

            await FollowAsync(db, follower, [.. changes.Where(c => c.Consumer == follower.Name)], cancellationToken);
            follower.Advance(tenant, new LogPosition(head.Epoch, changes[^1].Sequence));
        }
    }

    private async Task FollowAsync(IntranetDbContext db, INodeFollower follower, List<LoggedChange> changes, CancellationToken cancellationToken)
    {
        var tenant = db.Store.Tenant;
        if (changes.Count == 0 || await TryAsync(tenant, follower, [.. changes.Select(c => new OutboxKey(c.Kind, c.Key)).Distinct()], cancellationToken) is null)
        {
            return;
        }

        foreach (var byKey in changes.GroupBy(c => new OutboxKey(c.Kind, c.Key)))
        {
            if (await TryAsync(tenant, follower, [byKey.Key], cancellationToken) is { } failure)
            {
                LogKeyFailed(logger, failure, follower.Name, byKey.Key.Kind, byKey.Key.Id, tenant);
                await PutBackAsync(db, follower.Name, byKey.Key, byKey.Max(c => c.Attempts), failure, cancellationToken);
            }
        }
    }

    /// <summary>A key that one node could not follow goes round once more, later; those that could do the same again.</summary>
    private async Task PutBackAsync(
        IntranetDbContext db, string consumer, OutboxKey key, int attempts, Exception failure, CancellationToken cancellationToken)
    {
        var waits = await db.Set<OutboxMessage>().AnyAsync(
            m => m.Consumer == consumer && m.Kind == key.Kind && m.Key == key.Id && m.DeadUtc == null && m.Attempts > 0, cancellationToken);
        if (waits)
        {
            return;
        }

        var row = new OutboxMessage { Consumer = consumer, Kind = key.Kind, Key = key.Id, CreatedUtc = db.UtcNow, DueUtc = db.UtcNow, Attempts = attempts };
        PutOff(db, [row], failure);
        db.Add(row);
        await db.SaveChangesAsync(cancellationToken);
    }

    private bool HasStore(string tenant) =>
        stores.Options.Provider == StoreProvider.PostgreSql || File.Exists(stores.Options.StoreFile(tenant));

    /// <summary>Answers true when there may be more that is due.</summary>
    private async Task<bool> RelayBatchAsync(
        string tenant, Dictionary<string, IOutboxConsumer> consumers, string[] followers, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        await using var claim = await db.BeginClaimAsync(cancellationToken);
        var rows = await db.ClaimAsync(followers, areTheirs: false, BatchSize, cancellationToken);
        if (shells is ShellHost register && rows.Any(r => r.Kind == TenantKey.Kind))
        {
            // A change of the register is told of when it is saved, which is before this host knows it.
            await register.CatchUpAsync(cancellationToken);
        }

        foreach (var group in rows.GroupBy(r => r.Consumer, StringComparer.Ordinal))
        {
            if (consumers.TryGetValue(group.Key, out var consumer))
            {
                await HandleAsync(db, tenant, consumer, [.. group], cancellationToken);
            }
            else
            {
                db.RemoveRange(group);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        if (claim is not null)
        {
            await claim.CommitAsync(cancellationToken);
        }

        return rows.Count == BatchSize || await IsMoreDueAsync(db, rows.Count, cancellationToken);
    }

    /// <summary>Sees to it that what becomes due later is looked at then.</summary>
    private async Task<bool> IsMoreDueAsync(IntranetDbContext db, int handled, CancellationToken cancellationToken)
    {
        var next = await db.Set<OutboxMessage>().Where(m => m.DeadUtc == null).MinAsync(m => (DateTime?)m.DueUtc, cancellationToken);
        if (next is not { } due)
        {
            return false;
        }

        var wait = due - db.UtcNow;
        if (wait <= TimeSpan.Zero && handled > 0)
        {
            return true;
        }

        // What is due and could not be claimed is held by another process, which may die with it; or it is for every node, and came just now.
        signal.ChangedLater(db.Store.Tenant, wait > TimeSpan.Zero ? wait : HeldByOthers, clock, cancellationToken);
        return false;
    }

    private async Task HandleAsync(
        IntranetDbContext db, string tenant, IOutboxConsumer consumer, List<OutboxMessage> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Select(r => new OutboxKey(r.Kind, r.Key)).Distinct().ToList();
        if (await TryAsync(tenant, consumer, keys, cancellationToken) is null)
        {
            db.RemoveRange(rows);
            return;
        }

        foreach (var byKey in rows.GroupBy(r => new OutboxKey(r.Kind, r.Key)))
        {
            if (await TryAsync(tenant, consumer, [byKey.Key], cancellationToken) is { } failure)
            {
                LogKeyFailed(logger, failure, consumer.Name, byKey.Key.Kind, byKey.Key.Id, tenant);
                PutOff(db, byKey, failure);
            }
            else
            {
                db.RemoveRange(byKey);
            }
        }
    }

    private static async Task<Exception?> TryAsync(string tenant, IOutboxConsumer consumer, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken)
    {
        try
        {
            await consumer.HandleAsync(tenant, keys, cancellationToken);
            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return exception;
        }
    }

    private static void PutOff(IntranetDbContext db, IEnumerable<OutboxMessage> rows, Exception failure)
    {
        foreach (var row in rows)
        {
            row.Attempts++;
            row.Error = failure.ToString() is { Length: > 2000 } text ? text[..2000] : failure.ToString();
            row.DueUtc = db.UtcNow + TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, row.Attempts - 1)));
            row.DeadUtc = row.Attempts >= MostAttempts ? db.UtcNow : null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The outbox of {Tenant} could not be read; trying again.")]
    private static partial void LogStoreFailed(ILogger logger, Exception exception, string tenant);

    [LoggerMessage(LogLevel.Warning, "{Consumer} failed on {Kind} {Id} of {Tenant}; it will be tried again.")]
    private static partial void LogKeyFailed(ILogger logger, Exception exception, string consumer, string kind, Guid id, string tenant);
}

/// <summary>Queue of tenants with outbox rows: each stands in it at most once and is worked on by one worker at a time.</summary>
internal sealed class StoreSignal : IStoreSignal
{
    private readonly Channel<string> _queue = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    private enum Turn
    {
        Queued,
        Working,
        WorkingAndCalled,
    }

    /// <summary>Tenants that are waited for or worked on.</summary>
    public IReadOnlyCollection<string> Waiting => [.. _turns.Keys];

    public void Changed(string tenant)
    {
        var turn = _turns.AddOrUpdate(tenant, Turn.Queued, static (_, turn) => turn == Turn.Working ? Turn.WorkingAndCalled : turn);
        if (turn == Turn.Queued)
        {
            _queue.Writer.TryWrite(tenant);
        }
    }

    public void ChangedLater(string tenant, TimeSpan delay, TimeProvider clock, CancellationToken cancellationToken) =>
        _ = DelayAsync(tenant, delay, clock, cancellationToken);

    public async IAsyncEnumerable<string> ReadAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var tenant in _queue.Reader.ReadAllAsync(cancellationToken))
        {
            if (_turns.TryUpdate(tenant, Turn.Working, Turn.Queued))
            {
                yield return tenant;
            }
        }
    }

    public void Finished(string tenant)
    {
        if (_turns.TryRemove(new KeyValuePair<string, Turn>(tenant, Turn.Working)))
        {
            return;
        }

        _turns[tenant] = Turn.Queued;
        _queue.Writer.TryWrite(tenant);
    }

    private async Task DelayAsync(string tenant, TimeSpan delay, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(delay, clock, cancellationToken);
            Changed(tenant);
        }
        catch (OperationCanceledException)
        {
            // The host stops; the sweep at the next start finds the rows.
        }
    }
}
