using Intranet.Abstractions;

namespace Intranet.Communities;

/// <summary>What the current person may do. A closed community is its members' alone: no permission opens it.</summary>
internal sealed class CommunityRights(ICurrentUser user)
{
    public bool MayCreate(Scope scope) =>
        user.May(scope == Scope.Network ? CommunityPermissions.CreateInNetwork : CommunityPermissions.Create);

    public bool MayModerate(Scope scope, Community community, Membership? mine) => Moderate(scope, community, mine).IsAllowed;

    public static bool MaySee(Community community, Membership? mine) => See(community, mine).IsAllowed;

    public static AccessDecision See(Community community, Membership? mine) =>
        AccessDecision.When(IsOpen(community)).Or(new RuleStep("member", mine is not null));

    public AccessDecision Moderate(Scope scope, Community community, Membership? mine)
    {
        var permission = scope == Scope.Network ? CommunityPermissions.ModerateNetwork : CommunityPermissions.Moderate;
        return AccessDecision
            .When(new RuleStep("moderator", mine?.Role == MemberRole.Moderator))
            .Or(IsOpen(community), new RuleStep(permission.Name, user.May(permission), permission));
    }

    private static RuleStep IsOpen(Community community) => new("open", community.Access == CommunityAccess.Open);
}
