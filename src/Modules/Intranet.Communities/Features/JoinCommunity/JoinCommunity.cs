using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities.Features.JoinCommunity;

internal sealed record JoinCommunity(Scope Scope, Guid Id);

/// <summary>Joins an open community. Who is already in stays in; a closed one is joined by being added.</summary>
internal sealed class JoinCommunityHandler(CommunityFinder finder, ICurrentUser user)
{
    public async Task<Result<Community>> HandleAsync(JoinCommunity command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        if (found.Mine is not null)
        {
            return found.Community;
        }

        var db = found.Db;
        var role = await db.Set<Membership>().AnyAsync(m => m.CommunityId == command.Id && m.Role == MemberRole.Moderator, cancellationToken)
            ? MemberRole.Member
            : MemberRole.Moderator;
        db.Add(Membership.Of(command.Id, user.Actor, role, db.UtcNow));
        db.Audit(user.Actor, "communities.member-joined.v1", Community.ContentKind, command.Id);
        try
        {
            // Closed while the request was on its way: from then on one is added by a moderator.
            return await db.TrySaveMembersAsync(found.Community, cancellationToken, c => CommunityRights.MaySee(c, mine: null)) ? found.Community : new NotFound();
        }
        catch (DbUpdateException exception) when (exception is not DbUpdateConcurrencyException)
        {
            // The same person joined at the same moment, by another request.
            db.ChangeTracker.Clear();
            return (await finder.FindAsync(command.Scope, command.Id, cancellationToken))!.Community;
        }
    }
}
