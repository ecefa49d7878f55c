using Intranet.Abstractions;

namespace Intranet.Units;

internal sealed class UnitPermissions : IPermissionProvider
{
    public const string ManageName = "Units.Manage";

    public static readonly Permission Manage = new(ManageName, "Keep the boards and departments and say who belongs to them");

    public IEnumerable<Permission> GetPermissions() => [Manage];

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() => [new(RoleNames.Administrator, [Manage])];
}
