using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Communities.Features.CreateCommunity;

internal sealed record CreateCommunity(Scope Scope, string? Title, string? Description, CommunityAccess Access, IReadOnlyList<string>? Tags);

/// <summary>Starts a community; who starts it moderates it.</summary>
internal sealed class CreateCommunityHandler(IStores stores, ICurrentUser user, CommunityRights rights, ISharingGuard guard)
{
    public async Task<Result<Community>> HandleAsync(CreateCommunity command, CancellationToken cancellationToken)
    {
        if (!rights.MayCreate(command.Scope))
        {
            return new NotAllowed();
        }

        var text = CommunityText.Check(command.Scope, guard, command.Title, command.Description, command.Tags);
        if (text.Errors.Count > 0)
        {
            return text.Errors;
        }

        var db = stores.Open(command.Scope);
        var community = Community.Create(Guid.CreateVersion7(), text.Title, text.Description, command.Access, text.Tags, user.Actor, db.UtcNow);
        db.Add(community);
        db.Add(Membership.Of(community.Id, user.Actor, MemberRole.Moderator, db.UtcNow));
        db.Audit(user.Actor, "communities.community-created.v1", Community.ContentKind, community.Id, new { community.Access });
        await db.TrySaveMembersAsync(community, cancellationToken);
        return community;
    }
}
