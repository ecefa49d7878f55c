using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Communities.Features.LeaveCommunity;

internal sealed record LeaveCommunity(Scope Scope, Guid Id);

/// <summary>Leaves a community. The last moderator names another first.</summary>
internal sealed class LeaveCommunityHandler(CommunityFinder finder, ICurrentUser user)
{
    public async Task<Result<Community>> HandleAsync(LeaveCommunity command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        if (found.Mine is null)
        {
            return found.Community;
        }

        found.Db.Remove(found.Mine);
        found.Db.Audit(user.Actor, "communities.member-left.v1", Community.ContentKind, command.Id);
        return await found.Db.TrySaveMembersAsync(found.Community, cancellationToken) ? found.Community : new LastModerator();
    }
}
