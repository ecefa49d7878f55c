using Intranet.Abstractions;

namespace Intranet.Tenants;

internal sealed class TenantPermissions : IPermissionProvider
{
    public const string AdministerName = "Tenants.Administer";
    public const string ManageNetworkName = "Network.Manage";

    public const string ExportName = "Tenants.Export";

    public static readonly Permission Administer = new(AdministerName, "Administer the site: features, look and settings");

    /// <summary>Counts in <c>Default</c> only, whatever roles another tenant makes for itself.</summary>
    public static readonly Permission ManageNetwork = new(ManageNetworkName, "Create, change and close organisations");

    /// <summary>Takes out everything, drafts too: the right to carry the organisation's content away.</summary>
    public static readonly Permission Export = new(ExportName, "Export everything that the organisation owns");

    public IEnumerable<Permission> GetPermissions() => [Administer, ManageNetwork, Export];

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new(RoleNames.Administrator, [Administer, Export]),
        new(RoleNames.Coordinator, [Administer, ManageNetwork]),
    ];
}
