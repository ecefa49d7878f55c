using Intranet.Abstractions;

namespace Intranet.Grants;

/// <summary>Who may give the network's coordinators insight, and who may use it.</summary>
internal sealed class GrantPermissions : IPermissionProvider
{
    public const string GiveName = "Grants.Give";
    public const string UseName = "Grants.Use";

    public static readonly Permission Give = new(GiveName, "Give the network's coordinators insight for a time, and end it");
    public static readonly Permission Use = new(UseName, "Read what an organisation has given insight into");

    public IEnumerable<Permission> GetPermissions() => [Give, Use];

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() => [new(RoleNames.Administrator, [Give]), new(RoleNames.Coordinator, [Use])];
}
