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
/// Carries changes from the stores' outboxes to those who follow them. Woken by commits in this process and by one sweep
/// at start; a tenant is worked on by one worker at a time.
/// </summary>
internal sealed partial class OutboxRelay(
    IServiceProvider services, IShellHost shells, StoreFactory stores, StoreMigrator migrator, StoreSignal signal, TimeProvider clock, ILogger<OutboxRelay> logger)
    : BackgroundService
{
    private const int Workers = 2;
    private const int BatchSize = 200;
    private const int MostAttempts = 12;

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
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogStoreFailed(logger, exception, tenant);
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
            return;
        }

        await migrator.EnsureAsync(tenant, cancellationToken);
        var consumers = services.GetServices<IOutboxConsumer>().ToDictionary(c => c.Name, StringComparer.Ordinal);
        while (await RelayBatchAsync(tenant, consumers, cancellationToken))
        {
        }
    }

    private bool HasStore(string tenant) =>
        stores.Options.Provider == StoreProvider.PostgreSql || File.Exists(Path.Combine(stores.Options.SiteFolder(tenant), "intranet.db"));

    /// <summary>Answers true when there may be more that is due.</summary>
    private async Task<bool> RelayBatchAsync(string tenant, Dictionary<string, IOutboxConsumer> consumers, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        var now = db.UtcNow;
        var rows = await db.Set<OutboxMessage>().Where(m => m.DeadUtc == null && m.DueUtc <= now).OrderBy(m => m.Id).Take(BatchSize).ToListAsync(cancellationToken);
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
        if (rows.Count == BatchSize)
        {
            return true;
        }

        var next = await db.Set<OutboxMessage>().Where(m => m.DeadUtc == null).MinAsync(m => (DateTime?)m.DueUtc, cancellationToken);
        if (next is { } due && due > now)
        {
            signal.ChangedLater(tenant, due - now, clock, cancellationToken);
            return false;
        }

        return next is not null;
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
