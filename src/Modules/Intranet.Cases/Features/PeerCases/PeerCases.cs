using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Features;

/// <summary>Shared cases for somebody's home page.</summary>
/// <param name="Rows">At most three.</param>
/// <param name="AreOfPeers">True when all come from organisations of the same kind as the reader's.</param>
public sealed record PeerCases(IReadOnlyList<PeerCase> Rows, bool AreOfPeers);

/// <summary>A shared case on a card.</summary>
public sealed record PeerCase(Guid Id, string Title, string Lead, string Organisation, CaseState? State, int UsedBy, DateTime SharedUtc);

/// <summary>Finds what organisations of the same kind share, most used first; filled up with others where those are few.</summary>
public sealed class PeerCasesReader(IStores stores, IShellHost shells, ITenantContext tenant)
{
    private const int Most = 3;

    public async Task<PeerCases> ReadAsync(CancellationToken cancellationToken)
    {
        var home = tenant.Shell;
        var peers = shells.All.Where(s => !s.IsDefault && s.Stage == JoinStage.Open && s.Name != home.Name && s.Kind == home.Kind).Select(s => s.Name).ToArray();
        var all = stores.Open(Scope.Network).Set<SharedCase>().AsNoTracking().Where(c => c.WithdrawnUtc == null && c.Author.Tenant != home.Name);
        // In one statement, and each half along its index.
        var found = MostUsed(all.Where(c => peers.Contains(c.Author.Tenant))).Concat(MostUsed(all.Where(c => !peers.Contains(c.Author.Tenant))));
        var rows = (await ListCasesHandler.ReadAsync(found, cancellationToken))
            .OrderBy(r => peers.Contains(r.Author.Tenant) ? 0 : 1).ThenByDescending(r => r.UsedBy).ThenByDescending(r => r.AtUtc).ThenBy(r => r.Id).Take(Most).ToList();
        var fromPeers = rows.Count(r => peers.Contains(r.Author.Tenant));
        return new PeerCases(
            [.. rows.Select(r => new PeerCase(r.Id, r.Title, r.Lead, r.Author.Organisation, r.State, r.UsedBy, r.AtUtc))], fromPeers > 0 && fromPeers == rows.Count);
    }

    private static IQueryable<SharedCase> MostUsed(IQueryable<SharedCase> cases) =>
        cases.OrderByDescending(c => c.UsedBy).ThenByDescending(c => c.SharedUtc).ThenBy(c => c.Id).Take(Most);
}
