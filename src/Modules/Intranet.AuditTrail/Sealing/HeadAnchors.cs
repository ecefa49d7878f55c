using System.Collections.Concurrent;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Intranet.AuditTrail.Sealing;

/// <summary>
/// Carries the heads of all chains to the store of <c>Default</c>, together and some seconds later, so that sealing does not
/// make every organisation wait for one store. Once an hour a head is also logged: a log kept elsewhere is an anchor for
/// <c>Default</c> too.
/// </summary>
internal sealed partial class HeadAnchors(StoreFactory stores, StoreMigrator migrator, TimeProvider clock, ILogger<HeadAnchors> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _logged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Head> _waiting = new(StringComparer.Ordinal);

    public void Note(string tenant, long sequence, byte[] hash) =>
        _waiting.AddOrUpdate(tenant, new Head(sequence, hash), (_, before) => before.Sequence > sequence ? before : new Head(sequence, hash));

    /// <summary>Writes what waits now.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var heads = _waiting.ToArray();
        if (heads.Length == 0)
        {
            return;
        }

        await migrator.EnsureAsync(ShellSettings.DefaultName, cancellationToken);
        await using var db = stores.Create(ShellSettings.DefaultName);
        var names = heads.Select(h => h.Key).ToList();
        var known = await db.Set<AuditAnchor>().Where(a => names.Contains(a.Store)).ToDictionaryAsync(a => a.Store, StringComparer.Ordinal, cancellationToken);
        foreach (var (name, head) in heads)
        {
            if (!known.TryGetValue(name, out var anchor))
            {
                db.Add(new AuditAnchor { Store = name, Sequence = head.Sequence, Hash = head.Hash, AtUtc = db.UtcNow });
            }
            else if (anchor.Sequence < head.Sequence)
            {
                (anchor.Sequence, anchor.Hash, anchor.AtUtc) = (head.Sequence, head.Hash, db.UtcNow);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var (name, head) in heads)
        {
            Log(name, head);
            _waiting.TryRemove(new(name, head));
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryFlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What waits is written when the host stops.
        }
    }

    private async Task TryFlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FlushAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(logger, exception);
        }
    }

    private void Log(string name, Head head)
    {
        var now = clock.GetUtcNow();
        if (!_logged.TryGetValue(name, out var last) || now - last >= BetweenLines)
        {
            _logged[name] = now;
            LogHead(logger, name, head.Sequence, Convert.ToHexStringLower(head.Hash));
        }
    }

    [LoggerMessage(LogLevel.Information, "Audit head of {Tenant}: {Sequence}:{Hash}")]
    private static partial void LogHead(ILogger logger, string tenant, long sequence, string hash);

    [LoggerMessage(LogLevel.Warning, "The heads of the audit trails could not be kept; trying again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    private sealed record Head(long Sequence, byte[] Hash);
}
