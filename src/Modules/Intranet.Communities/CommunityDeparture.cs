using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities;

/// <summary>People of an organisation that leaves are members of no network community any more; the communities stay.</summary>
internal sealed class CommunityDeparture : IDeparture
{
    public async Task LeaveAsync(IntranetDbContext network, string tenant, CancellationToken cancellationToken)
    {
        var leaving = await network.Set<Membership>().Where(m => m.Tenant == tenant).ToListAsync(cancellationToken);
        network.RemoveRange(leaving);
        network.RemoveRange(await network.Set<Invitation>().Where(i => i.Tenant == tenant).ToListAsync(cancellationToken));
        foreach (var id in leaving.Select(m => m.CommunityId).Distinct())
        {
            var community = await network.Set<Community>().SingleAsync(c => c.Id == id, cancellationToken);
            var staying = await network.Set<Membership>().Where(m => m.CommunityId == id && m.Tenant != tenant).Select(m => m.Tenant).ToListAsync(cancellationToken);
            community.Count(staying.Count, staying.Distinct().Count());
            network.Touch(community);
        }
    }
}
