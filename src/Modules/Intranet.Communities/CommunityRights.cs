using Intranet.Abstractions;

namespace Intranet.Communities;

/// <summary>What the current person may do. A closed community is its members' alone: no permission opens it.</summary>
internal sealed class CommunityRights(ICurrentUser user)
{
    public bool MayCreate(Scope scope) =>
        user.May(scope == Scope.Network ? CommunityPermissions.CreateInNetwork : CommunityPermissions.Create);

    public bool MayModerate(Scope scope, Community community, Membership? mine) =>
        mine?.Role == MemberRole.Moderator
        || (community.Access == CommunityAccess.Open && user.May(scope == Scope.Network ? CommunityPermissions.ModerateNetwork : CommunityPermissions.Moderate));
}
