using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Identity;

namespace Intranet.Users;

/// <summary>Closes or reopens an account. What the person wrote stays; sessions and tokens stop working at once.</summary>
internal sealed record DisableUser(Guid Id, bool IsDisabled);

internal sealed class DisableUserHandler(UserManager<User> users, PeopleInReach reach, IStores stores, ICurrentUser by, Sessions sessions)
{
    public async Task<Result<User>> HandleAsync(DisableUser command, CancellationToken cancellationToken)
    {
        var found = await reach.FindAsync(command.Id, expectedRevision: null, cancellationToken);
        if (!found.Succeeded || found.Value.IsDisabled == command.IsDisabled)
        {
            return found;
        }

        var user = found.Value;
        if (command.IsDisabled && user.Id == by.Actor.UserId)
        {
            return new NotYourself();
        }

        if (command.IsDisabled && !await reach.OthersGiveRolesAsync(user.Id, cancellationToken))
        {
            return new LastRoleManager();
        }

        var db = stores.Open(Scope.Own);
        user.IsDisabled = command.IsDisabled;
        db.Audit(by.Actor, command.IsDisabled ? "users.user-disabled.v1" : "users.user-enabled.v1", PersonStore.OutboxKind, user.Id);
        var saved = await users.UpdateAsync(user);
        if (!saved.Succeeded)
        {
            return saved.ToErrors(user);
        }

        await sessions.EndAllAsync(db.Store.Tenant, user.Id, except: null, cancellationToken);
        return user;
    }
}
