using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities;

/// <summary>A community that the current person may see.</summary>
/// <param name="Db">Store it lies in.</param>
/// <param name="Community">The community, tracked.</param>
/// <param name="Mine">The person's own place in it, tracked; null when not a member.</param>
/// <param name="MayModerate">True when the person may moderate it.</param>
internal sealed record FoundCommunity(IntranetDbContext Db, Community Community, Membership? Mine, bool MayModerate);

/// <summary>Finds communities for the current person. A closed one does not exist for those who are not members, and for guests none does that they are not members of.</summary>
internal sealed class CommunityFinder(IStores stores, ICurrentUser user, CommunityRights rights)
{
    public async Task<FoundCommunity?> FindAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var db = stores.Open(scope);
        var community = await db.Set<Community>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (community is null)
        {
            return null;
        }

        var mine = await db.Set<Membership>().FindAsync([id, user.Actor.Tenant, user.Actor.UserId], cancellationToken);
        var maySee = CommunityRights.MaySee(community, mine) && !(user.IsGuest && mine is null);
        return maySee ? new FoundCommunity(db, community, mine, rights.MayModerate(scope, community, mine)) : null;
    }
}
