using Intranet.Abstractions;

namespace Intranet.Users;

/// <summary>What an administrator may do with people and roles.</summary>
internal sealed class UserPermissions : IPermissionProvider
{
    /// <summary>Decide which roles people have and what roles may do.</summary>
    public static readonly Permission ManageRoles = new("Users.ManageRoles", "Give people roles and decide what roles may do");

    /// <summary>Create, change, disable and re-enable accounts.</summary>
    public static readonly Permission Manage = new("Users.Manage", "Create, change, disable and re-enable accounts", ManageRoles);

    public IEnumerable<Permission> GetPermissions() => [Manage, ManageRoles];

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new(RoleNames.Administrator, [Manage, ManageRoles]),
        new(RoleNames.Coordinator, [Manage, ManageRoles]),
    ];
}
