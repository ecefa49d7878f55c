using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Features;

/// <summary>A version as lists show it.</summary>
internal sealed record VersionEntry(int Number, DateTime AtUtc, Actor By, string? Note);

/// <summary>A case of the own organisation as its reader may see it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="Adoptions">What other organisations told; empty where it is not shared.</param>
internal sealed record CaseView(Case Case, IReadOnlyList<VersionEntry> Versions, IReadOnlyList<Adoption> Adoptions);

/// <summary>Opens a case of the own organisation.</summary>
internal sealed record ViewCase(Guid Id);

internal sealed class ViewCaseHandler(CaseDesk desk, IStores stores)
{
    public async Task<Result<CaseView>> HandleAsync(ViewCase query, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(query.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        var versions = await desk.Db.Set<CaseVersion>().AsNoTracking()
            .Where(v => v.CaseId == query.Id)
            .OrderByDescending(v => v.Number)
            .Select(v => new VersionEntry(v.Number, v.AtUtc, v.By, v.Note))
            .ToListAsync(cancellationToken);
        var adoptions = found.IsShared ? await AdoptionsAsync(query.Id, cancellationToken) : [];
        return new CaseView(found, versions, adoptions);
    }

    private Task<List<Adoption>> AdoptionsAsync(Guid id, CancellationToken cancellationToken) =>
        stores.Open(Scope.Network).Set<Adoption>().AsNoTracking().Where(a => a.CaseId == id && a.IsCurrent).OrderByDescending(a => a.AtUtc).ToListAsync(cancellationToken);
}
