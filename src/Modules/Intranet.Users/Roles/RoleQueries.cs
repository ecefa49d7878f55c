using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

internal static class RoleQueries
{
    /// <summary>All roles of a person, by name: those given and those of the groups that the person is in. What somebody may do comes from these and nothing else.</summary>
    public static IQueryable<Role> RolesOf(this IntranetDbContext db, Guid userId) => db.Set<Role>()
        .Where(role => db.Set<UserRole>().Any(given => given.UserId == userId && given.RoleId == role.Id)
            || db.Set<GroupRole>().Any(given => given.RoleId == role.Id && db.Set<GroupMember>().Any(member => member.GroupId == given.GroupId && member.UserId == userId)))
        .OrderBy(role => role.Name);

    /// <summary>The roles that were given to the person and not to a group, by name.</summary>
    public static IQueryable<Role> OwnRolesOf(this IntranetDbContext db, Guid userId) =>
        from given in db.Set<UserRole>()
        join role in db.Set<Role>() on given.RoleId equals role.Id
        where given.UserId == userId
        orderby role.Name
        select role;

    /// <summary>True when an enabled person was given one of the roles. Groups do not count: no directory shall be able to lock an organisation out.</summary>
    /// <param name="db">The tenant's store.</param>
    /// <param name="roleIds">The roles.</param>
    /// <param name="except">A person who does not count; null counts everybody.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static Task<bool> AnyoneHasAsync(
        this IntranetDbContext db, IReadOnlyCollection<Guid> roleIds, Guid? except, CancellationToken cancellationToken) =>
        (from given in db.Set<UserRole>()
         join user in db.Set<User>() on given.UserId equals user.Id
         where roleIds.Contains(given.RoleId) && !user.IsDisabled && user.Id != except
         select user.Id).AnyAsync(cancellationToken);
}
