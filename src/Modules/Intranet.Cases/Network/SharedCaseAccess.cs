using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases;

/// <summary>
/// Who may see a shared case: everybody; a withdrawn one only people of organisations that told or asked something there, and
/// those see what their own organisation wrote.
/// </summary>
internal sealed class SharedCaseAccess(IStores stores, ICurrentUser user, IEnumerable<ISubjectContributors> contributors)
{
    public async Task<bool> MaySeeAsync(SharedCase shared, CancellationToken cancellationToken)
    {
        if (!shared.IsWithdrawn)
        {
            return true;
        }

        var home = user.Actor.Tenant;
        if (await stores.Open(Scope.Network).Set<Adoption>().AnyAsync(a => a.CaseId == shared.Id && a.By.Tenant == home, cancellationToken))
        {
            return true;
        }

        foreach (var source in contributors)
        {
            if (await source.HasContributedAsync(Scope.Network, new SubjectRef(Case.Kind, shared.Id), home, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}
