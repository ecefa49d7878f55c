using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Features;

/// <summary>A shared case as its reader may see it.</summary>
/// <param name="Case">The case; without content when it was withdrawn.</param>
/// <param name="Adoptions">What organisations told, newest first; of a withdrawn case what the reader's own told.</param>
internal sealed record SharedCaseView(SharedCase Case, IReadOnlyList<Adoption> Adoptions);

/// <summary>Opens a shared case.</summary>
internal sealed record ViewSharedCase(Guid Id);

internal sealed class ViewSharedCaseHandler(IStores stores, ICurrentUser user, SharedCaseAccess access)
{
    public async Task<Result<SharedCaseView>> HandleAsync(ViewSharedCase query, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Network);
        var found = await db.Set<SharedCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == query.Id, cancellationToken);
        if (found is null || !await access.MaySeeAsync(found, cancellationToken))
        {
            return new NotFound();
        }

        var adoptions = db.Set<Adoption>().AsNoTracking().Where(a => a.CaseId == query.Id);
        var home = user.Actor.Tenant;
        adoptions = found.IsWithdrawn ? adoptions.Where(a => a.By.Tenant == home) : adoptions.Where(a => a.IsCurrent);
        return new SharedCaseView(found, await adoptions.OrderByDescending(a => a.AtUtc).ToListAsync(cancellationToken));
    }
}
