using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Tenants.Features.MendRelay;

/// <summary>Does something about changes of one kind, in one organisation, that one follower could not carry on.</summary>
/// <param name="Tenant">The organisation.</param>
/// <param name="Consumer">The follower.</param>
/// <param name="Kind">The kind.</param>
/// <param name="TryAgain">True to try again now; false to put them aside.</param>
internal sealed record MendRelay(string? Tenant, string? Consumer, string? Kind, bool TryAgain);

/// <summary>What is stuck in an organisation.</summary>
internal sealed record StuckIn(ShellSettings Shell, StuckWork Work);

/// <summary>What the relay could not carry on, in all organisations: how much and why, never what.</summary>
internal sealed class MendRelayHandler(IShellHost shells, StoreFactory stores, StoreMigrator migrator, IStoreSignal signal, ICurrentUser user)
{
    private const int AtOnce = 4;

    /// <summary>Asks each store, when somebody looks; the oldest first. A store that cannot be asked is left out: its organisation's own state tells.</summary>
    public async Task<IReadOnlyList<StuckIn>> ListAsync(IEnumerable<ShellSettings> of, CancellationToken cancellationToken)
    {
        var found = new System.Collections.Concurrent.ConcurrentBag<StuckIn>();
        await Parallel.ForEachAsync(of.Where(s => s.State is TenantState.Running or TenantState.Disabled), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (shell, token) =>
        {
            foreach (var work in await TryListAsync(shell, token))
            {
                found.Add(new StuckIn(shell, work));
            }
        });
        return [.. found.OrderBy(f => f.Work.SinceUtc).ThenBy(f => f.Shell.Name, StringComparer.Ordinal)];
    }

    public async Task<Result<int>> HandleAsync(MendRelay command, CancellationToken cancellationToken)
    {
        if (command is not { Tenant: { } tenant, Consumer: { } consumer, Kind: { } kind } || shells.Find(tenant) is not { } shell)
        {
            return new NotFound();
        }

        await migrator.EnsureAsync(shell.Name, cancellationToken);
        await using var db = stores.Create(shell.Name);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var count = command.TryAgain ? await db.TryAgainAsync(consumer, kind, cancellationToken) : await db.PutAsideAsync(consumer, kind, cancellationToken);
        if (count == 0)
        {
            return new NotFound();
        }

        db.Audit(
            user.Actor, command.TryAgain ? "tenants.relay-tried-again.v1" : "tenants.relay-put-aside.v1", TenantKey.Kind, TenantKey.Of(shell.Name),
            new { consumer, kind, count });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Changed(shell.Name);
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
