using System.Collections.Concurrent;
using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Tenants.Features.MendRelay;

/// <summary>Does something about changes of one kind that one follower could not carry on.</summary>
/// <param name="Tenant">The organisation; null for all of them.</param>
/// <param name="Consumer">The follower.</param>
/// <param name="Kind">The kind.</param>
/// <param name="TryAgain">True to try again now; false to put them aside.</param>
internal sealed record MendRelay(string? Tenant, string? Consumer, string? Kind, bool TryAgain);

/// <summary>What is stuck in an organisation.</summary>
internal sealed record StuckIn(ShellSettings Shell, StuckWork Work);

/// <summary>What the relay could not carry on, in all organisations: how much and why, never what.</summary>
internal sealed class MendRelayHandler(IShellHost shells, StoreFactory stores, StoreMigrator migrator, IStoreSignal signal, IRelayHealth health, ICurrentUser user)
{
    /// <summary>Organisations that are listed at once.</summary>
    public const int MostListed = 50;

    private const int AtOnce = 4;

    /// <summary>Organisations where something is stuck, the longest first. No store is asked.</summary>
    public IReadOnlyList<ShellSettings> Stuck => [.. health.Stuck.OrderBy(s => s.SinceUtc).Select(s => shells.Find(s.Tenant)).OfType<ShellSettings>()];

    /// <summary>
    /// Asks the stores where something is stuck, when somebody looks, but no more than are listed; the oldest first. A store that cannot
    /// be asked is left out: its organisation's own state tells.
    /// </summary>
    public async Task<IReadOnlyList<StuckIn>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<StuckIn>();
        await Parallel.ForEachAsync(Stuck.Take(MostListed), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (shell, token) =>
        {
            foreach (var work in await TryListAsync(shell, token))
            {
                found.Add(new StuckIn(shell, work));
            }
        });
        return [.. found.OrderBy(f => f.Work.SinceUtc).ThenBy(f => f.Shell.Name, StringComparer.Ordinal)];
    }

    /// <summary>Answers how many changes it did something about.</summary>
    public async Task<Result<int>> HandleAsync(MendRelay command, CancellationToken cancellationToken)
    {
        if (command is not { Consumer: { } consumer, Kind: { } kind })
        {
            return new NotFound();
        }

        var count = 0;
        foreach (var shell in command.Tenant is { } tenant ? shells.Find(tenant) is { } one ? [one] : [] : Stuck)
        {
            count += await MendAsync(shell, consumer, kind, command.TryAgain, cancellationToken);
        }

        return count == 0 ? new NotFound() : count;
    }

    private async Task<int> MendAsync(ShellSettings shell, string consumer, string kind, bool tryAgain, CancellationToken cancellationToken)
    {
        await migrator.EnsureAsync(shell.Name, cancellationToken);
        await using var db = stores.Create(shell.Name);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var count = tryAgain ? await db.TryAgainAsync(consumer, kind, cancellationToken) : await db.PutAsideAsync(consumer, kind, cancellationToken);
        if (count > 0)
        {
            db.Audit(
                user.Actor, tryAgain ? "tenants.relay-tried-again.v1" : "tenants.relay-put-aside.v1", TenantKey.Kind, TenantKey.Of(shell.Name),
                new { consumer, kind, count });
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            signal.Changed(shell.Name);
        }

        return count;
    }

    private async Task<IReadOnlyList<StuckWork>> TryListAsync(ShellSettings shell, CancellationToken cancellationToken)
    {
        try
        {
            await migrator.EnsureAsync(shell.Name, cancellationToken);
            await using var db = stores.Create(shell.Name);
            return await db.ListStuckAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [];
        }
    }
}
