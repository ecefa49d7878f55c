using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities;

/// <summary>An invitation with its community.</summary>
internal sealed record OpenInvitation(Invitation Invitation, Community Community);

/// <summary>What the current person is asked to join. Only they find it.</summary>
internal sealed class Invitations(ICurrentUser user)
{
    public IQueryable<Invitation> Mine(IntranetDbContext db)
    {
        var (tenant, id, since) = (user.Actor.Tenant, user.Actor.UserId, db.UtcNow - Invitation.Lifetime);
        return db.Set<Invitation>().Where(i => i.Tenant == tenant && i.UserId == id && i.AtUtc > since);
    }

    /// <summary>With their communities, tracked, newest first.</summary>
    /// <param name="db">The network's store.</param>
    /// <param name="community">To this one; null for all.</param>
    public IQueryable<OpenInvitation> Open(IntranetDbContext db, Guid? community = null) =>
        from i in Mine(db)
        where community == null || i.CommunityId == community
        join c in db.Set<Community>() on i.CommunityId equals c.Id
        orderby i.AtUtc descending
        select new OpenInvitation(i, c);

    /// <summary>What the moderators of a community have asked and nobody has answered, as they wrote it, newest first.</summary>
    public static Task<List<Invitation>> WaitingAsync(IntranetDbContext db, Guid communityId, CancellationToken cancellationToken)
    {
        var since = db.UtcNow - Invitation.Lifetime;
        return db.Set<Invitation>().AsNoTracking().Where(i => i.CommunityId == communityId && i.AtUtc > since)
            .OrderByDescending(i => i.AtUtc).ThenBy(i => i.Id).Take(Invitation.MostWaiting).ToListAsync(cancellationToken);
    }
}
