using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>One cell of the matrix that is ticked.</summary>
internal readonly record struct Grant(string Role, string Permission);

/// <summary>Decides what every role may do.</summary>
/// <param name="Grants">All that is ticked.</param>
/// <param name="ExpectedVersion">Version of the matrix that was read; null skips the check.</param>
internal sealed record EditRoles(IReadOnlyCollection<Grant> Grants, long? ExpectedVersion);

internal sealed class EditRolesHandler(IStores stores, ICurrentUser by, PermissionGraph graph, RolePermissions permissions)
{
    /// <summary>Rises with each change of any role.</summary>
    public static long VersionOf(IEnumerable<Role> roles) => roles.Sum(r => r.Revision);

    public async Task<Result<Done>> HandleAsync(EditRoles command, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var roles = await db.Set<Role>().ToListAsync(cancellationToken);
        if (command.ExpectedVersion is { } expected && expected != VersionOf(roles))
        {
            return new StaleRevision();
        }

        var givable = graph.GivableIn(db.Store.Tenant).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var role in roles)
        {
            // What a module that is gone for now left behind stays with the role.
            var unknown = role.Permissions.Where(p => !graph.Knows(p));
            var ticked = command.Grants.Where(g => g.Role == role.Name && givable.Contains(g.Permission)).Select(g => g.Permission);
            if (role.Give(ticked.Concat(unknown)))
            {
                db.Audit(by.Actor, "users.role-changed.v1", "role", role.Id, new { role = role.Name, permissions = role.Permissions });
            }
        }

        var giving = roles.Where(r => graph.Close(db.Store.Tenant, r.Permissions).Contains(UserPermissions.ManageRoles.Name)).Select(r => r.Id).ToList();
        if (!await db.AnyoneHasAsync(giving, except: null, cancellationToken))
        {
            return new LastRoleManager();
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new StaleRevision();
        }

        await permissions.LoadAsync(db.Store.Tenant, cancellationToken);
        return new Done();
    }
}
