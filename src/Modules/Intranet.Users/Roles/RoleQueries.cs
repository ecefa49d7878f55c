using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

internal static class RoleQueries
{
    /// <summary>The roles of a person, by name.</summary>
    public static IQueryable<Role> RolesOf(this IntranetDbContext db, Guid userId) =>
        from given in db.Set<UserRole>()
        join role in db.Set<Role>() on given.RoleId equals role.Id
        where given.UserId == userId
        orderby role.Name
        select role;

    /// <summary>True when an enabled person has one of the roles.</summary>
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
