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
internal sealed partial class NetworkCopies(IShellScopes scopes, ILogger<NetworkCopies> logger)
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

    private async Task BringOnceAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
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
