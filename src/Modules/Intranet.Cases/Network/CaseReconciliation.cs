using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Cases;

/// <summary>
/// Makes the network's copies what an organisation's cases say, after either store was restored or imported. The organisation's
/// own store decides: a copy that it does not know becomes a tombstone, and a case that fell behind its copy rises above it.
/// </summary>
internal sealed class CaseReconciliation(IShellScopes scopes, NetworkCopies copies) : IDerivedData
{
    public int Order => 10;

    public async Task BringUpToDateAsync(string tenant, IProgress<string> progress, CancellationToken cancellationToken = default)
    {
        if (tenant == ShellSettings.DefaultName)
        {
            return;
        }

        await using var scope = scopes.Open(ShellSettings.DefaultName);
        var stores = scope.Services.GetRequiredService<IStores>();
        await using var own = await stores.OpenAsync(tenant, cancellationToken);
        var sources = await own.Set<Case>().AsNoTracking().Where(c => c.WasShared)
            .Select(c => new Source(c.Id, c.Revision, c.SharedVersion, c.SharedUtc)).ToListAsync(cancellationToken);
        var held = await stores.Open(Scope.Network).Set<SharedCase>().AsNoTracking().Where(c => c.Author.Tenant == tenant)
            .Select(c => new Held(c.Id, c.SourceRevision, c.Version, c.SharedUtc, c.WithdrawnUtc)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var isHidden = copies.IsHidden(tenant);
        var differing = sources.Where(s => !held.TryGetValue(s.Id, out var copy) || !(isHidden && copy.WithdrawnUtc is not null || IsSame(s, copy))).ToList();
        foreach (var source in differing)
        {
            await RiseAsync(own, source, held.GetValueOrDefault(source.Id), cancellationToken);
            await copies.BringAsync(tenant, source.Id, cancellationToken);
        }

        var unknown = held.Values.Where(c => c.WithdrawnUtc is null).Select(c => c.Id).Except(sources.Select(s => s.Id)).ToList();
        await copies.WithdrawAsync(unknown, cancellationToken);
        if (differing.Count + unknown.Count > 0)
        {
            progress.Report($"{tenant}: {differing.Count} shared cases brought to the network, {unknown.Count} withdrawn");
        }
    }

    private static bool IsSame(Source source, Held copy) => source.SharedVersion is null
        ? copy.WithdrawnUtc is not null
        : copy.WithdrawnUtc is null && copy.Version == source.SharedVersion && copy.SharedUtc == source.SharedUtc;

    /// <summary>A copy follows only what is newer than it.</summary>
    private static async Task RiseAsync(IntranetDbContext own, Source source, Held? copy, CancellationToken cancellationToken)
    {
        if (copy is null || source.Revision > copy.SourceRevision)
        {
            return;
        }

        var above = copy.SourceRevision + 1;
        await own.Set<Case>().Where(c => c.Id == source.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Revision, above), cancellationToken);
        own.Announce(Case.Kind, source.Id);
        await own.SaveChangesAsync(cancellationToken);
    }

    private sealed record Source(Guid Id, long Revision, int? SharedVersion, DateTime? SharedUtc);

    private sealed record Held(Guid Id, long SourceRevision, int Version, DateTime SharedUtc, DateTime? WithdrawnUtc);
}
