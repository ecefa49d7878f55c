using System.Security.Cryptography;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Identity;

namespace Intranet.Users;

/// <summary>Gives a person a temporary password, unlocks the account and ends all sessions.</summary>
internal sealed record ResetPassword(Guid Id);

internal sealed class ResetPasswordHandler(
    UserManager<User> users, IPasswordHasher<User> hasher, PeopleInReach reach, IStores stores, ICurrentUser by, Sessions sessions)
{
    /// <summary>Answers the temporary password, which nobody can read again.</summary>
    public async Task<Result<string>> HandleAsync(ResetPassword command, CancellationToken cancellationToken)
    {
        var found = await reach.FindAsync(command.Id, expectedRevision: null, cancellationToken);
        if (!found.Succeeded)
        {
            return Result<string>.From(found.Errors);
        }

        var user = found.Value;
        if (user.Id == by.Actor.UserId)
        {
            return new NotYourself();
        }

        var password = TemporaryPassword.Create();
        user.PasswordHash = hasher.HashPassword(user, password);
        user.SecurityStamp = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        user.MustChangePassword = true;
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        var db = stores.Open(Scope.Own);
        db.Audit(by.Actor, "users.password-reset.v1", PersonStore.OutboxKind, user.Id);
        var saved = await users.UpdateAsync(user);
        if (!saved.Succeeded)
        {
            return saved.ToErrors(user);
        }

        await sessions.EndAllAsync(db.Store.Tenant, user.Id, except: null, cancellationToken);
        return password;
    }
}
