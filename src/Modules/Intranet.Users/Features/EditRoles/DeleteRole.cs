using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>Takes away a role of the organisation's own making that nobody has.</summary>
internal sealed record DeleteRole(Guid Id);

internal sealed class DeleteRoleHandler(IStores stores, ICurrentUser by, PermissionGraph graph, RolePermissions permissions)
{
    public async Task<Result<Role>> HandleAsync(DeleteRole command, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        if (!by.May(UserPermissions.ManageRoles) || await db.Set<Role>().SingleOrDefaultAsync(r => r.Id == command.Id, cancellationToken) is not { } role || graph.IsBornWith(role.Name))
        {
            return new NotFound();
        }

        if (await db.Set<UserRole>().AnyAsync(r => r.RoleId == role.Id, cancellationToken) || await db.Set<GroupRole>().AnyAsync(r => r.RoleId == role.Id, cancellationToken))
        {
            return new RoleInUse(role.Name);
        }

        db.Remove(role);
        db.Audit(by.Actor, "users.role-deleted.v1", "role", role.Id, new { role = role.Name, permissions = role.Permissions });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody was given the role, or it was changed, in between.
            return new RoleInUse(role.Name);
        }

        await permissions.LoadAsync(db.Store.Tenant, cancellationToken);
        return role;
    }
}
