using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Intranet.Cases;

/// <summary>
/// Brings the network's copies to what the cases of an organisation say now. Safe to repeat and to run twice at once: what is
/// older than the copy is not written, and who comes second begins anew.
/// </summary>
internal sealed partial class NetworkCopies(IShellScopes scopes, IShellHost shells, ILogger<NetworkCopies> logger)
{
    private const int MostTries = 5;

    /// <summary>Brings one copy up to date at once, for the person who waits. What fails here is done by the outbox.</summary>
    public async Task TryBringAsync(string tenant, Guid id)
    {
        try
        {
            await BringAsync(tenant, id, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogLeftToOutbox(logger, exception, id, tenant);
        }
    }

    public async Task BringAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await BringOnceAsync(tenant, id, cancellationToken);
                return;
            }
            catch (DbUpdateException) when (attempt < MostTries)
            {
                // Somebody else brought the same copy in the meantime. Both sides are read again.
            }
        }
    }

    /// <summary>True while the organisation is no member, or its site is closed and what it shared is to be hidden.</summary>
    public bool IsHidden(string tenant) =>
        shells.Find(tenant) is { State: TenantState.Disabled, HidesShared: true } or { IsDefault: false, Stage: not JoinStage.Open };

    /// <summary>Hides every copy of a closed organisation's cases, or brings back those that were hidden when it is open again.</summary>
    public async Task FollowTenantAsync(string tenant, CancellationToken cancellationToken)
    {
        if (IsHidden(tenant))
        {
            await HideAsync(tenant, cancellationToken);
            return;
        }

        await using var scope = scopes.Open(ShellSettings.DefaultName);
        var network = scope.Services.GetRequiredService<IStores>().Open(Scope.Network);
        var hidden = await network.Set<SharedCase>().Where(c => c.Author.Tenant == tenant && c.HiddenUtc != null).Select(c => c.Id).ToListAsync(cancellationToken);
        foreach (var id in hidden)
        {
            await BringAsync(tenant, id, cancellationToken);
        }
    }

    private async Task HideAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(ShellSettings.DefaultName);
        var network = scope.Services.GetRequiredService<IStores>().Open(Scope.Network);
        foreach (var copy in await network.Set<SharedCase>().Where(c => c.Author.Tenant == tenant && c.WithdrawnUtc == null).ToListAsync(cancellationToken))
        {
            copy.Hide(network.UtcNow);
            await LabelThreadsAsync(scope.Services, network, copy, cancellationToken);
            network.Audit(null, CaseEvents.CopyHidden, Case.Kind, copy.Id, new { tenant, copy.Version });
        }

        await network.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Makes tombstones of copies that their organisation does not know any more.</summary>
    public async Task WithdrawAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(ShellSettings.DefaultName);
        var network = scope.Services.GetRequiredService<IStores>().Open(Scope.Network);
        foreach (var copy in await network.Set<SharedCase>().Where(c => ids.Contains(c.Id) && c.WithdrawnUtc == null).ToListAsync(cancellationToken))
        {
            await Withdrawal.ApplyAsync(network, copy, scope.Services.GetServices<ISubjectAccess>(), cancellationToken);
        }

        await network.SaveChangesAsync(cancellationToken);
    }

    private async Task BringOnceAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
        if (IsHidden(tenant))
        {
            return;
        }

        await using var scope = scopes.Open(ShellSettings.DefaultName);
        var stores = scope.Services.GetRequiredService<IStores>();
        await using var own = await stores.OpenAsync(tenant, cancellationToken);
        var source = await own.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (source is not { WasShared: true })
        {
            return;
        }

        var version = source.SharedVersion is { } number
            ? await own.Set<CaseVersion>().AsNoTracking().SingleAsync(v => v.CaseId == id && v.Number == number, cancellationToken)
            : null;
        var network = stores.Open(Scope.Network);
        var copy = await network.Set<SharedCase>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (copy is null)
        {
            copy = SharedCase.From(source, version, network.UtcNow);
            network.Add(copy);
        }
        else if (copy.Author.Tenant != tenant || !copy.Follow(source, version, network.UtcNow))
        {
            return;
        }

        await LabelThreadsAsync(scope.Services, network, copy, cancellationToken);
        network.Touch(copy);
        network.Audit(source.DecidedBy, copy.IsWithdrawn ? CaseEvents.CopyWithdrawn : CaseEvents.CopyShown, Case.Kind, id, new { copy.Version });
        await network.SaveChangesAsync(cancellationToken);
        if (IsHidden(tenant))
        {
            // The site was closed while this was written, and the hiding may have passed before the row was there.
            await HideAsync(tenant, cancellationToken);
        }
    }

    /// <summary>Threads about a withdrawn case are found by nobody, and are found again when it is shared again.</summary>
    private static async Task LabelThreadsAsync(IServiceProvider services, IntranetDbContext network, SharedCase copy, CancellationToken cancellationToken)
    {
        foreach (var access in services.GetServices<ISubjectAccess>())
        {
            await access.ApplyAsync(network, new SubjectRef(Case.Kind, copy.Id), SharedCaseLabels.Of(copy), cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The copy of case {Id} of {Tenant} could not be brought up to date at once; the outbox does it.")]
    private static partial void LogLeftToOutbox(ILogger logger, Exception exception, Guid id, string tenant);
}
