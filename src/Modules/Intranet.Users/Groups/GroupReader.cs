using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>A group as the list shows it.</summary>
internal sealed record ListedGroup(Guid Id, string ExternalId, string Name, int Members, int Unknown, DateTime SyncedUtc, long Revision, IReadOnlyList<string> Roles);

/// <summary>Somebody in a group.</summary>
internal sealed record ListedMember(Guid Id, string UserName, string Name, bool IsDisabled);

/// <summary>Reads the groups of the current organisation.</summary>
internal sealed class GroupReader(IStores stores)
{
    public async Task<PagedList<ListedGroup>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var total = await db.Set<Group>().CountAsync(cancellationToken);
        var groups = await db.Set<Group>().AsNoTracking().OrderBy(g => g.Name).ThenBy(g => g.Id).Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellationToken);
        return new PagedList<ListedGroup>(await ToListedAsync(db, groups, cancellationToken), page.Page, page.PageSize, total);
    }

    public Task<ListedGroup?> FindAsync(Guid id, CancellationToken cancellationToken) => FindAsync(db => db.Set<Group>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancellationToken), cancellationToken);

    public Task<ListedGroup?> FindAsync(string externalId, CancellationToken cancellationToken) =>
        FindAsync(db => db.Set<Group>().AsNoTracking().SingleOrDefaultAsync(g => g.ExternalId == externalId, cancellationToken), cancellationToken);

    public async Task<PagedList<ListedMember>> MembersAsync(Guid id, PageRequest page, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var members = from member in db.Set<GroupMember>() join user in db.Set<User>() on member.UserId equals user.Id where member.GroupId == id select user;
        var total = await members.CountAsync(cancellationToken);
        var rows = await members.AsNoTracking().OrderBy(u => u.Name).ThenBy(u => u.Id).Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellationToken);
        return new PagedList<ListedMember>([.. rows.Select(u => new ListedMember(u.Id, u.UserName ?? "", u.Name, u.IsDisabled))], page.Page, page.PageSize, total);
    }

    private async Task<ListedGroup?> FindAsync(Func<IntranetDbContext, Task<Group?>> find, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        return await find(db) is { } group ? (await ToListedAsync(db, [group], cancellationToken)).Single() : null;
    }

    private static async Task<IReadOnlyList<ListedGroup>> ToListedAsync(IntranetDbContext db, List<Group> groups, CancellationToken cancellationToken)
    {
        var ids = groups.Select(g => g.Id).ToArray();
        var counts = await db.Set<GroupMember>().Where(m => ids.Contains(m.GroupId)).GroupBy(m => m.GroupId).Select(m => new { m.Key, Count = m.Count() }).ToDictionaryAsync(m => m.Key, m => m.Count, cancellationToken);
        var roles = (await (
            from given in db.Set<GroupRole>()
            join role in db.Set<Role>() on given.RoleId equals role.Id
            where ids.Contains(given.GroupId)
            orderby role.Name
            select new { given.GroupId, role.Name }).ToListAsync(cancellationToken)).ToLookup(r => r.GroupId, r => r.Name);
        return [.. groups.Select(g => new ListedGroup(g.Id, g.ExternalId, g.Name, counts.GetValueOrDefault(g.Id), g.Unknown, g.SyncedUtc, g.Revision, [.. roles[g.Id]]))];
    }
}
