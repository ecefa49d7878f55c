using Intranet.Abstractions;

namespace Intranet.Communities;

/// <summary>What people may do with communities. Inside a community its members' roles decide.</summary>
internal sealed class CommunityPermissions : IPermissionProvider
{
    public static readonly Permission Create = new("Communities.Create", "Start communities in the organisation");
    public static readonly Permission Moderate = new("Communities.Moderate", "Moderate the organisation's open communities");
    public static readonly Permission CreateInNetwork = new("Communities.CreateInNetwork", "Start communities for all members");
    public static readonly Permission ModerateNetwork = new("Communities.ModerateNetwork", "Moderate the open communities of all members");

    public IEnumerable<Permission> GetPermissions() => [Create, Moderate, CreateInNetwork, ModerateNetwork];

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new(RoleNames.Employee, [Create]),
        new(RoleNames.Moderator, [Create, Moderate, CreateInNetwork]),
        new(RoleNames.Editor, [Create, CreateInNetwork]),
        new(RoleNames.Administrator, [Create]),
        new(RoleNames.Coordinator, [Create, CreateInNetwork, ModerateNetwork]),
    ];
}
