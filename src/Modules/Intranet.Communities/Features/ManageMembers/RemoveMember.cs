using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities.Features.ManageMembers;

internal sealed record RemoveMember(Scope Scope, Guid Id, string? Tenant, Guid UserId);

internal sealed class RemoveMemberHandler(CommunityFinder finder, ICurrentUser user)
{
    public async Task<Result<Membership>> HandleAsync(RemoveMember command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        if (!found.MayModerate)
        {
            return new NotAllowed();
        }

        var db = found.Db;
        var membership = await db.Set<Membership>().SingleOrDefaultAsync(
            m => m.CommunityId == command.Id && m.Tenant == command.Tenant && m.UserId == command.UserId, cancellationToken);
        if (membership is null)
        {
            return new NotFound();
        }

        db.Remove(membership);
        db.Audit(user.Actor, "communities.member-removed.v1", Community.ContentKind, command.Id, new { membership.Tenant, membership.UserId });
        return await db.TrySaveMembersAsync(found.Community, cancellationToken) ? membership : new LastModerator();
    }
}
