using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities.Features.ManageMembers;

/// <param name="Scope">Where the community lies.</param>
/// <param name="Id">The community.</param>
/// <param name="Tenant">Home tenant of the person; only the own one in the own scope. Null is the own one.</param>
/// <param name="UserName">The person's user name there, in any case.</param>
internal sealed record AddMember(Scope Scope, Guid Id, string? Tenant, string? UserName);

/// <summary>Who was added, or asked.</summary>
/// <param name="Name">The person's name; of who was asked, what was written.</param>
/// <param name="IsAsked">True for somebody of another organisation, who becomes a member by saying yes.</param>
internal sealed record AddedMember(string Name, bool IsAsked);

/// <summary>
/// Adds colleagues. People of other organisations are asked: the answer is the same whether there is such a person or not, so that a
/// moderator finds out no accounts elsewhere, and nobody is made a member by others than their own.
/// </summary>
internal sealed class AddMemberHandler(CommunityFinder finder, ICurrentUser user, IPeople people, IShellHost shells)
{
    public async Task<Result<AddedMember>> HandleAsync(AddMember command, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(command.Scope, command.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        if (!found.MayModerate)
        {
            return new NotAllowed();
        }

        var input = new InputGuard();
        var userName = input.Required("UserName", command.UserName, Invitation.UserNameMaximum);
        if (input.Failed)
        {
            return input.Errors;
        }

        var tenant = string.IsNullOrEmpty(command.Tenant) ? user.Actor.Tenant : command.Tenant;
        if (tenant == user.Actor.Tenant)
        {
            return await AddAsync(found, tenant, userName, cancellationToken);
        }

        var isReachable = command.Scope == Scope.Network && shells.Find(tenant) is { IsMember: true } or { IsDefault: true };
        return isReachable ? await AskAsync(found, tenant, userName, cancellationToken) : new NoSuchPerson();
    }

    private async Task<Result<AddedMember>> AddAsync(FoundCommunity found, string tenant, string userName, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(tenant, userName, cancellationToken) is not { } person)
        {
            return new NoSuchPerson();
        }

        var (db, id) = (found.Db, found.Community.Id);
        if (await db.Set<Membership>().FindAsync([id, person.Tenant, person.UserId], cancellationToken) is not null)
        {
            return new AlreadyMember();
        }

        db.Add(Membership.Of(id, person, MemberRole.Member, db.UtcNow));
        db.Audit(user.Actor, "communities.member-added.v1", Community.ContentKind, id, new { person.Tenant, person.UserId });
        return await db.TrySaveMembersAsync(found.Community, cancellationToken) ? new AddedMember(person.Name, IsAsked: false) : new LastModerator();
    }

    private async Task<Result<AddedMember>> AskAsync(FoundCommunity found, string tenant, string userName, CancellationToken cancellationToken)
    {
        var (db, id) = (found.Db, found.Community.Id);
        var since = db.UtcNow - Invitation.Lifetime;
        await db.Set<Invitation>().Where(i => i.CommunityId == id && i.AtUtc <= since).ExecuteDeleteAsync(cancellationToken);
        var waiting = await db.Set<Invitation>().Where(i => i.CommunityId == id).Select(i => new { i.Tenant, i.UserName }).ToListAsync(cancellationToken);
        if (waiting.Exists(i => i.Tenant == tenant && i.UserName == userName.ToLowerInvariant()))
        {
            return new AlreadyAsked();
        }

        if (waiting.Count >= Invitation.MostWaiting)
        {
            return new TooManyAsked();
        }

        var person = await people.FindAsync(tenant, userName, cancellationToken);
        var isMember = person is not null && await db.Set<Membership>().AnyAsync(m => m.CommunityId == id && m.Tenant == tenant && m.UserId == person.UserId, cancellationToken);
        db.Add(Invitation.To(id, tenant, userName, isMember ? null : person?.UserId, user.Actor, db.UtcNow));
        db.Audit(user.Actor, "communities.member-invited.v1", Community.ContentKind, id, new { tenant });
        await db.SaveChangesAsync(cancellationToken);
        return new AddedMember(userName, IsAsked: true);
    }
}
