using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities.Features.ManageMembers;

internal sealed record ChangeMemberRole(Scope Scope, Guid Id, string? Tenant, Guid UserId, MemberRole Role);

internal sealed class ChangeMemberRoleHandler(CommunityFinder finder, ICurrentUser user)
{
    public async Task<Result<Membership>> HandleAsync(ChangeMemberRole command, CancellationToken cancellationToken)
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

        membership.Become(command.Role);
        db.Audit(user.Actor, "communities.member-role-changed.v1", Community.ContentKind, command.Id, new { membership.Tenant, membership.UserId, command.Role });
        return await db.TrySaveMembersAsync(found.Community, cancellationToken) ? membership : new LastModerator();
    }
}
