using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Communities.Features.ManageMembers;

/// <param name="Scope">Where the community lies.</param>
/// <param name="Id">The community.</param>
/// <param name="Tenant">Home tenant of the person; only the own one in the own scope. Null is the own one.</param>
/// <param name="UserName">The person's user name there, in any case.</param>
internal sealed record AddMember(Scope Scope, Guid Id, string? Tenant, string? UserName);

internal sealed class AddMemberHandler(CommunityFinder finder, ICurrentUser user, IPeople people, IShellHost shells)
{
    private const int UserNameMaximum = 256;

    public async Task<Result<Membership>> HandleAsync(AddMember command, CancellationToken cancellationToken)
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
        var userName = input.Required("UserName", command.UserName, UserNameMaximum);
        if (input.Failed)
        {
            return input.Errors;
        }

        if (await FindPersonAsync(command, userName, cancellationToken) is not { } person)
        {
            return new NoSuchPerson();
        }

        var db = found.Db;
        if (await db.Set<Membership>().FindAsync([command.Id, person.Tenant, person.UserId], cancellationToken) is not null)
        {
            return new AlreadyMember();
        }

        var membership = Membership.Of(command.Id, person, MemberRole.Member, db.UtcNow);
        db.Add(membership);
        db.Audit(user.Actor, "communities.member-added.v1", Community.ContentKind, command.Id, new { person.Tenant, person.UserId });
        return await db.TrySaveMembersAsync(found.Community, cancellationToken) ? membership : new LastModerator();
    }

    private async Task<Actor?> FindPersonAsync(AddMember command, string userName, CancellationToken cancellationToken)
    {
        var tenant = string.IsNullOrEmpty(command.Tenant) ? user.Actor.Tenant : command.Tenant;
        var isReachable = tenant == user.Actor.Tenant || (command.Scope == Scope.Network && shells.Find(tenant) is { IsMember: true } or { IsDefault: true });
        return isReachable ? await people.FindAsync(tenant, userName, cancellationToken) : null;
    }
}
