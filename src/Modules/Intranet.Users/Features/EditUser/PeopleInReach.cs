using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>Finds people whom the current person may manage: those who may do nothing that the person may not do.</summary>
internal sealed class PeopleInReach(IStores stores, ICurrentUser user, RolePermissions permissions)
{
    public async Task<Result<User>> FindAsync(Guid id, long? expectedRevision, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var found = await db.Set<User>().SingleOrDefaultAsync(u => u.Id == id, cancellationToken);
        if (found is null)
        {
            return new NotFound();
        }

        var roles = await db.RolesOf(id).AsNoTracking().Select(r => r.Name).ToListAsync(cancellationToken);
        if (!permissions.Resolve(db.Store.Tenant, roles).IsSubsetOf(user.Permissions))
        {
            return new PersonOutranksYou();
        }

        if (expectedRevision is { } expected && expected != found.Revision)
        {
            return new StaleRevision();
        }

        return found;
    }

    /// <summary>True when somebody else than the person, enabled, may still give roles.</summary>
    public async Task<bool> OthersGiveRolesAsync(Guid except, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var roles = await db.Set<Role>().AsNoTracking().ToListAsync(cancellationToken);
        var giving = roles.Where(GivesRoles).Select(r => r.Id).ToList();
        return await db.AnyoneHasAsync(giving, except, cancellationToken);
    }

    public bool GivesRoles(Role role) => permissions.Resolve(stores.Open(Scope.Own).Store.Tenant, [role.Name]).Contains(UserPermissions.ManageRoles.Name);
}
