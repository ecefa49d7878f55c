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

/// <summary>Finds what organisations of the same kind share, most used first and from as many organisations as there are; filled up with others where those are few.</summary>
public sealed class PeerCasesReader(IStores stores, IShellHost shells, ITenantContext tenant)
{
    private const int Most = 3;

    /// <summary>So many are looked at, so that not all come from the one organisation that shares most.</summary>
    private const int Looked = 12;

    public async Task<PeerCases> ReadAsync(CancellationToken cancellationToken)
    {
        var home = tenant.Shell;
        var peers = shells.All.Where(s => !s.IsDefault && s.Stage == JoinStage.Open && s.Name != home.Name && s.Kind == home.Kind).Select(s => s.Name).ToArray();
        var all = stores.Open(Scope.Network).Set<SharedCase>().AsNoTracking().Where(c => c.WithdrawnUtc == null && c.Author.Tenant != home.Name);
        // In one statement, and each half along its index.
        var found = await ListCasesHandler.ReadAsync(
            MostUsed(all.Where(c => peers.Contains(c.Author.Tenant))).Concat(MostUsed(all.Where(c => !peers.Contains(c.Author.Tenant)))), cancellationToken);
        var ranked = found.OrderByDescending(r => r.UsedBy).ThenByDescending(r => r.AtUtc).ThenBy(r => r.Id).ToLookup(r => peers.Contains(r.Author.Tenant));
        var rows = Spread(ranked[true]).Concat(Spread(ranked[false])).Take(Most).ToList();
        var fromPeers = rows.Count(r => peers.Contains(r.Author.Tenant));
        return new PeerCases(
            [.. rows.Select(r => new PeerCase(r.Id, r.Title, r.Lead, r.Author.Organisation, r.State, r.UsedBy, r.AtUtc))], fromPeers > 0 && fromPeers == rows.Count);
    }

    private static IQueryable<SharedCase> MostUsed(IQueryable<SharedCase> cases) =>
        cases.OrderByDescending(c => c.UsedBy).ThenByDescending(c => c.SharedUtc).ThenBy(c => c.Id).Take(Looked);

    /// <summary>The best of each organisation first, then what is left.</summary>
    private static IEnumerable<CaseRow> Spread(IEnumerable<CaseRow> ranked)
    {
        var rows = ranked.ToList();
        var oneOfEach = rows.DistinctBy(r => r.Author.Tenant).ToList();
        return oneOfEach.Concat(rows.Except(oneOfEach));
    }
}
