using Intranet.Abstractions;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Features;

/// <summary>A version with the case it belongs to.</summary>
internal sealed record VersionView(Case Case, CaseVersion Version);

/// <summary>Opens what a case said in one version.</summary>
internal sealed record ViewVersion(Guid Id, int Number);

internal sealed class ViewVersionHandler(CaseDesk desk)
{
    public async Task<Result<VersionView>> HandleAsync(ViewVersion query, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(query.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        var version = await desk.Db.Set<CaseVersion>().AsNoTracking()
            .SingleOrDefaultAsync(v => v.CaseId == query.Id && v.Number == query.Number, cancellationToken);
        return version is null ? new NotFound() : new VersionView(found, version);
    }
}
