using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities;

/// <summary>Lists for the current person: what they are a member of first, closed communities only where they are.</summary>
internal sealed class CommunityLists(IStores stores, ICurrentUser user)
{
    public async Task<PagedList<CommunityRow>> ListAsync(Scope scope, PageRequest page, CancellationToken cancellationToken)
    {
        var db = stores.Open(scope);
        var (tenant, userId) = (user.Actor.Tenant, user.Actor.UserId);
        var mine = db.Set<Membership>().Where(m => m.UserId == userId && m.Tenant == tenant);
        var readable = db.Set<Community>().AsNoTracking().Where(c => c.Access == CommunityAccess.Open || mine.Any(m => m.CommunityId == c.Id));
        var total = await readable.CountAsync(cancellationToken);
        var rows = await readable
            .OrderBy(c => mine.Any(m => m.CommunityId == c.Id) ? 0 : 1).ThenBy(c => c.Title).ThenBy(c => c.Id)
            .Skip(page.Skip).Take(page.PageSize)
            .Select(c => new CommunityRow(
                c.Id, c.Title, c.Description, c.Access, c.Tags, c.MemberCount, c.OrganisationCount,
                mine.Where(m => m.CommunityId == c.Id).Select(m => (MemberRole?)m.Role).FirstOrDefault(), c.CreatedUtc, c.UpdatedUtc, c.Revision))
            .ToListAsync(cancellationToken);
        return new PagedList<CommunityRow>(rows, page.Page, page.PageSize, total);
    }

    /// <summary>Members of a community that the person may see: moderators first, then by name.</summary>
    public async Task<PagedList<Membership>> MembersAsync(FoundCommunity found, PageRequest page, CancellationToken cancellationToken)
    {
        var members = found.Db.Set<Membership>().AsNoTracking().Where(m => m.CommunityId == found.Community.Id);
        var total = await members.CountAsync(cancellationToken);
        var rows = await members.OrderBy(m => m.Role == MemberRole.Moderator ? 0 : 1).ThenBy(m => m.Name).ThenBy(m => m.UserId)
            .Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellationToken);
        return new PagedList<Membership>(rows, page.Page, page.PageSize, total);
    }

    /// <summary>The moderators, and those from the person's own organisation, by name.</summary>
    public async Task<(IReadOnlyList<Membership> Moderators, IReadOnlyList<Membership> Colleagues)> PeopleAsync(FoundCommunity found, CancellationToken cancellationToken)
    {
        var tenant = user.Actor.Tenant;
        var people = await found.Db.Set<Membership>().AsNoTracking()
            .Where(m => m.CommunityId == found.Community.Id && (m.Role == MemberRole.Moderator || m.Tenant == tenant))
            .OrderBy(m => m.Name).ToListAsync(cancellationToken);
        return ([.. people.Where(m => m.Role == MemberRole.Moderator)], [.. people.Where(m => m.Tenant == tenant)]);
    }
}
