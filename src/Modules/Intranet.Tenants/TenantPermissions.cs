using Intranet.Abstractions;

namespace Intranet.Tenants;

internal sealed class TenantPermissions : IPermissionProvider
{
    public const string AdministerName = "Tenants.Administer";
    public const string ManageNetworkName = "Network.Manage";

    public static readonly Permission Administer = new(AdministerName, "Administer the site: features, look and settings");

    /// <summary>Counts in <c>Default</c> only, whatever roles another tenant makes for itself.</summary>
    public static readonly Permission ManageNetwork = new(ManageNetworkName, "Create, change and close organisations");

    public IEnumerable<Permission> GetPermissions() => [Administer, ManageNetwork];

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new(RoleNames.Administrator, [Administer]),
        new(RoleNames.Coordinator, [Administer, ManageNetwork]),
    ];
}
