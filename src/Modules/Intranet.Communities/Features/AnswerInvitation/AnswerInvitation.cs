using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities.Features.AnswerInvitation;

/// <summary>Says yes or no to an invitation of the current person.</summary>
internal sealed record AnswerInvitation(Scope Scope, Guid Id, bool Joins);

internal sealed class AnswerInvitationHandler(Invitations invitations, IStores stores, ICurrentUser user)
{
    public Task<OpenInvitation?> FindAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        invitations.Open(stores.Open(scope), id).FirstOrDefaultAsync(cancellationToken);

    public async Task<Result<Community>> HandleAsync(AnswerInvitation command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Scope, command.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        var db = stores.Open(command.Scope);
        if (!command.Joins)
        {
            found.Invitation.Decline();
            await db.SaveChangesAsync(cancellationToken);
            return found.Community;
        }

        db.Remove(found.Invitation);
        if (await db.Set<Membership>().FindAsync([command.Id, user.Actor.Tenant, user.Actor.UserId], cancellationToken) is null)
        {
            db.Add(Membership.Of(command.Id, user.Actor, MemberRole.Member, db.UtcNow));
            db.Audit(user.Actor, "communities.member-joined.v1", Community.ContentKind, command.Id);
        }

        return await db.TrySaveMembersAsync(found.Community, cancellationToken) ? found.Community : new LastModerator();
    }
}
