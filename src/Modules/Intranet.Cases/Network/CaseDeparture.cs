using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases;

/// <summary>An organisation that leaves shares nothing more, and is no longer counted among those who use a case. What it told stays as history.</summary>
internal sealed class CaseDeparture(IEnumerable<ISubjectAccess> attached) : IDeparture
{
    public async Task LeaveAsync(IntranetDbContext network, string tenant, CancellationToken cancellationToken)
    {
        foreach (var copy in await network.Set<SharedCase>().Where(c => c.Author.Tenant == tenant && (c.WithdrawnUtc == null || c.HiddenUtc != null)).ToListAsync(cancellationToken))
        {
            await Withdrawal.ApplyAsync(network, copy, attached, cancellationToken);
        }

        foreach (var adoption in await network.Set<Adoption>().Where(a => a.By.Tenant == tenant && a.IsCurrent).ToListAsync(cancellationToken))
        {
            adoption.Supersede();
            var shared = await network.Set<SharedCase>().SingleAsync(c => c.Id == adoption.CaseId, cancellationToken);
            var others = await network.Set<Adoption>().Where(a => a.CaseId == shared.Id && a.IsCurrent && a.By.Tenant != tenant).Select(a => a.Stage).ToListAsync(cancellationToken);
            shared.Count(others);
            network.Touch(shared);
        }
    }
}
