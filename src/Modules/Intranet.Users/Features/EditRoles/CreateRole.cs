using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>Adds a role that may do nothing yet.</summary>
internal sealed record CreateRole(string? Name);

internal sealed class CreateRoleHandler(IStores stores, ICurrentUser by, RolePermissions permissions)
{
    public async Task<Result<Role>> HandleAsync(CreateRole command, CancellationToken cancellationToken)
    {
        var guard = new InputGuard();
        var name = guard.Required(nameof(command.Name), command.Name, Role.LongestName);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        var db = stores.Open(Scope.Own);
        var names = await db.Set<Role>().AsNoTracking().Select(r => r.Name).ToListAsync(cancellationToken);
        if (names.Any(n => User.ToKey(n) == User.ToKey(name)))
        {
            return new RoleNameTaken(name) { Field = nameof(command.Name) };
        }

        var role = new Role { Name = name };
        db.Add(role);
        db.Audit(by.Actor, "users.role-created.v1", "role", role.Id, new { role = name });
        await db.SaveChangesAsync(cancellationToken);
        await permissions.LoadAsync(db.Store.Tenant, cancellationToken);
        return role;
    }
}
