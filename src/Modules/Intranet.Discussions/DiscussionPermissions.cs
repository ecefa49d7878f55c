using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>What people may do with threads. Who moderates a subject is decided by the module that owns it.</summary>
internal sealed class DiscussionPermissions : IPermissionProvider
{
    public static readonly Permission Post = new("Discussions.Post", "Ask, answer and discuss in the organisation");
    public static readonly Permission PostInNetwork = new("Discussions.PostInNetwork", "Ask, answer and discuss with all members");
    public static readonly Permission Moderate = new("Discussions.Moderate", "Moderate threads for the whole organisation");

    public IEnumerable<Permission> GetPermissions() => [Post, PostInNetwork, Moderate];

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new(RoleNames.Employee, [Post, PostInNetwork]),
        new(RoleNames.Moderator, [Post, PostInNetwork, Moderate]),
        new(RoleNames.Editor, [Post, PostInNetwork]),
        new(RoleNames.Administrator, [Post, PostInNetwork]),
        new(RoleNames.Guest, [Post, PostInNetwork]),
        new(RoleNames.Coordinator, [Post, PostInNetwork, Moderate]),
    ];
}
