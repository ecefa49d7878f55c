using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>All accounts of the tenant, by name.</summary>
/// <param name="Text">Part of a name or user name; null for all.</param>
/// <param name="Page">Which page.</param>
internal sealed record ListUsers(string? Text, PageRequest Page);

/// <summary>A row of the list.</summary>
internal sealed record ListedUser(Guid Id, string UserName, string Name, string Title, string? Unit, bool IsDisabled, IReadOnlyList<string> Roles);

internal sealed class ListUsersHandler(IStores stores)
{
    public async Task<PagedList<ListedUser>> HandleAsync(ListUsers query, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var users = db.Set<User>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            var key = User.ToKey(query.Text);
            users = users.Where(u => u.NameKey.Contains(key));
        }

        var total = await users.CountAsync(cancellationToken);
        var page = await users.OrderBy(u => u.Name).ThenBy(u => u.Id).Skip(query.Page.Skip).Take(query.Page.PageSize).ToListAsync(cancellationToken);
        var ids = page.Select(u => u.Id).ToList();
        var given = await (
            from own in db.Set<UserRole>()
            join role in db.Set<Role>() on own.RoleId equals role.Id
            where ids.Contains(own.UserId)
            select new { own.UserId, role.Name }).ToListAsync(cancellationToken);
        var byGroup = await (
            from member in db.Set<GroupMember>()
            join groups in db.Set<GroupRole>() on member.GroupId equals groups.GroupId
            join role in db.Set<Role>() on groups.RoleId equals role.Id
            where ids.Contains(member.UserId)
            select new { member.UserId, role.Name }).ToListAsync(cancellationToken);
        var byUser = given.Concat(byGroup).Distinct().OrderBy(r => r.Name, StringComparer.Ordinal).ToLookup(r => r.UserId, r => r.Name);
        return new PagedList<ListedUser>(
            [.. page.Select(u => new ListedUser(u.Id, u.UserName ?? "", u.Name, u.Title, u.Unit, u.IsDisabled, [.. byUser[u.Id]]))],
            query.Page.Page, query.Page.PageSize, total);
    }
}
