using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Intranet.Core;

/// <summary>
/// Makes this process one of several on a database: says each second that it is alive, hears what the others changed, and
/// takes over what a process that vanished left undone.
/// </summary>
internal sealed partial class NodeWatch(
    NodeBell bell, StoreFactory stores, ShellHost shells, StoredSettings settings, StoreSignal signal, IEnumerable<IPeopleMemory> people, TimeProvider clock, ILogger<NodeWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenRings = TimeSpan.FromMilliseconds(100);
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly string _name = $"{Environment.MachineName}/{Environment.ProcessId}";

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (bell.IsNeeded)
        {
            await LeaveAsync(cancellationToken);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        bell.IsNeeded ? Task.WhenAll(WatchAsync(stoppingToken), RingAsync(stoppingToken)) : Task.CompletedTask;

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pulse, clock);
        var isWell = true;
        try
        {
            do
            {
                try
                {
                    await LookAsync(cancellationToken);
                    isWell = true;
                }
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
                {
                    if (isWell)
                    {
                        LogDeaf(logger, exception);
                    }

                    isWell = false;
                }
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var db = stores.Create(ShellSettings.DefaultName);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "Nodes" ("Id", "Name", "SeenUtc") VALUES ({_id}, {_name}, now())
             ON CONFLICT ("Id") DO UPDATE SET "SeenUtc" = now()
             """,
            cancellationToken);
        if (await db.Database.ExecuteSqlAsync($"""DELETE FROM "Nodes" WHERE "SeenUtc" < now() - interval '10 seconds'""", cancellationToken) > 0)
        {
            // What it had committed but not yet carried on is found by looking everywhere, once.
            bell.Ring(NodeBell.Everything);
            await HearAsync([NodeBell.Everything], cancellationToken);
        }

        await HearAsync(await bell.ListenAsync(db, cancellationToken) ?? [NodeBell.Everything], cancellationToken);
    }

    private async Task HearAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var isEverything = names.Contains(NodeBell.Everything);
        if (isEverything)
        {
            settings.Forget();
        }

        if (isEverything || names.Contains(NodeBell.Shells))
        {
            await shells.LoadAsync(cancellationToken);
            await shells.ClearRemovedAsync(cancellationToken);
        }

        foreach (var tenant in TenantsOf(names, NodeBell.SettingsOf))
        {
            settings.Forget(tenant);
        }

        foreach (var tenant in isEverything ? shells.All.Select(s => s.Name) : TenantsOf(names, NodeBell.PeopleOf))
        {
            foreach (var memory in people)
            {
                memory.ForgetPeople(tenant);
            }
        }

        var stores = isEverything
            ? shells.All.Select(s => s.Name)
            : TenantsOf(names, NodeBell.StoreOf);
        foreach (var tenant in stores)
        {
            signal.Changed(tenant);
        }
    }

    private static IEnumerable<string> TenantsOf(IEnumerable<string> names, string kind) =>
        names.Where(n => n.StartsWith(kind, StringComparison.Ordinal)).Select(n => n[kind.Length..]);

    private async Task RingAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await bell.WaitAsync(cancellationToken))
            {
                await TryFlushAsync(cancellationToken);
                await Task.Delay(BetweenRings, clock, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops; what is due is told when it leaves.
        }
    }

    private async Task TryFlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await bell.FlushAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogMute(logger, exception);
            await Task.Delay(Pulse, clock, cancellationToken);
        }
    }

    /// <summary>The others take over what is left undone at once, without waiting until this process is missed.</summary>
    private async Task LeaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = stores.Create(ShellSettings.DefaultName);
            await db.Set<StoredNode>().Where(n => n.Id == _id).ExecuteDeleteAsync(cancellationToken);
            bell.Ring(NodeBell.Everything);
            await bell.FlushAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            LogMute(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "What other processes changed cannot be heard now; trying each second.")]
    private static partial void LogDeaf(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Other processes could not be told of a change; trying again.")]
    private static partial void LogMute(ILogger logger, Exception exception);
}
