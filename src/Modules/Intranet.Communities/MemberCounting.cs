using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities;

/// <summary>Saves who came, went or changed role together with the community's new counts.</summary>
internal static class MemberCounting
{
    private const int MostAttempts = 20;

    /// <summary>
    /// Counts the members as they will be and saves. When somebody else came or went meanwhile the counting is done again.
    /// Answers false, and saves nothing, where no moderator would be left, or where what others did meanwhile forbids it.
    /// </summary>
    /// <param name="db">The store.</param>
    /// <param name="community">The community, tracked.</param>
    /// <param name="cancellationToken">Stops the save.</param>
    /// <param name="isStillAllowed">Asked about the community as others left it; null where it does not matter.</param>
    public static async Task<bool> TrySaveMembersAsync(
        this IntranetDbContext db, Community community, CancellationToken cancellationToken, Func<Community, bool>? isStillAllowed = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var members = await MembersAfterSaveAsync(db, community.Id, cancellationToken);
            if (!members.ContainsValue(MemberRole.Moderator))
            {
                db.ChangeTracker.Clear();
                return false;
            }

            community.Count(members.Count, members.Keys.Select(m => m.Tenant).Distinct(StringComparer.Ordinal).Count());
            db.Touch(community);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostAttempts)
            {
                await db.Entry(community).ReloadAsync(cancellationToken);
                if (isStillAllowed?.Invoke(community) == false)
                {
                    db.ChangeTracker.Clear();
                    return false;
                }
            }
        }
    }

    private static async Task<Dictionary<(string Tenant, Guid UserId), MemberRole>> MembersAfterSaveAsync(
        IntranetDbContext db, Guid communityId, CancellationToken cancellationToken)
    {
        var stored = await db.Set<Membership>().AsNoTracking().Where(m => m.CommunityId == communityId)
            .Select(m => new { m.Tenant, m.UserId, m.Role }).ToListAsync(cancellationToken);
        var members = stored.ToDictionary(m => (m.Tenant, m.UserId), m => m.Role);
        foreach (var entry in db.ChangeTracker.Entries<Membership>().Where(e => e.Entity.CommunityId == communityId))
        {
            var key = (entry.Entity.Tenant, entry.Entity.UserId);
            switch (entry.State)
            {
                case EntityState.Added or EntityState.Modified:
                    members[key] = entry.Entity.Role;
                    break;
                case EntityState.Deleted:
                    members.Remove(key);
                    break;
            }
        }

        return members;
    }
}
