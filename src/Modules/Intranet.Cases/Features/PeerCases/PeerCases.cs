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
        var rows = await ReadAsync(all.Where(c => peers.Contains(c.Author.Tenant)), Most, cancellationToken);
        var fromPeers = rows.Count;
        if (fromPeers < Most)
        {
            rows.AddRange(await ReadAsync(all.Where(c => !peers.Contains(c.Author.Tenant)), Most - fromPeers, cancellationToken));
        }

        return new PeerCases(
            [.. rows.Select(r => new PeerCase(r.Id, r.Title, r.Lead, r.Author.Organisation, r.State, r.UsedBy, r.AtUtc))], fromPeers > 0 && fromPeers == rows.Count);
    }

    private static async Task<List<CaseRow>> ReadAsync(IQueryable<SharedCase> cases, int limit, CancellationToken cancellationToken)
    {
        var best = await ListCasesHandler.ReadAsync(cases.OrderByDescending(c => c.UsedBy).ThenByDescending(c => c.SharedUtc).ThenBy(c => c.Id).Take(Looked), cancellationToken);
        var oneOfEach = best.DistinctBy(c => c.Author.Tenant).Take(limit).ToList();
        return [.. oneOfEach.Concat(best.Except(oneOfEach)).Take(limit)];
    }
}
