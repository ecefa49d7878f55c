using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>Somebody says who they are.</summary>
/// <param name="UserName">As typed.</param>
/// <param name="Password">As typed.</param>
/// <param name="Place">Where the attempt comes from: <see cref="ClientPrefix"/>.</param>
internal sealed record SignIn(string? UserName, string? Password, string Place);

/// <summary>
/// Checks a password. Whether the account exists, is locked or disabled shows neither in the answer nor in the time it
/// takes: each attempt costs one hash and, when it fails, the same writes.
/// </summary>
internal sealed class SignInHandler(
    UserManager<User> users, IPasswordHasher<User> hasher, IStores stores, ITenantContext tenant, AttemptLimit limit, TimeProvider clock)
{
    public const int FailuresUntilLocked = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    private static readonly User Nobody = new();
    private static string? _decoyHash;

    public async Task<Result<User>> HandleAsync(SignIn command, CancellationToken cancellationToken)
    {
        var guard = new InputGuard();
        var userName = guard.Required(nameof(command.UserName), command.UserName, User.LongestUserName);
        if (string.IsNullOrEmpty(command.Password))
        {
            guard.Add(new FieldRequired(nameof(command.Password)));
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        var placeKey = $"{tenant.Shell.Name}\n{command.Place}";
        var accountKey = $"{placeKey}\n{User.ToKey(userName)}";
        if ((limit.Take(accountKey, AttemptLimit.MostPerAccount) ?? limit.Take(placeKey, AttemptLimit.MostPerPlace)) is { } wait)
        {
            return new TooManyAttempts(wait);
        }

        if (await CheckAsync(userName, command.Password!, cancellationToken) is not { } user)
        {
            return new SignInFailed();
        }

        limit.Forget(accountKey);
        limit.GiveBack(placeKey);
        return user;
    }

    private async Task<User?> CheckAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var user = await users.FindByNameAsync(userName);
        var mayTry = user is { IsDisabled: false, PasswordHash: not null } && !(user.GuestUntilUtc <= clock.GetUtcNow().UtcDateTime) && !(user.LockoutEnd > clock.GetUtcNow()) && password.Length <= PasswordRules.Maximum;
        var hash = mayTry ? user!.PasswordHash! : _decoyHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        var tried = password.Length <= PasswordRules.Maximum ? password : password[..PasswordRules.Maximum];
        var outcome = hasher.VerifyHashedPassword(user ?? Nobody, hash, tried);
        if (!mayTry || outcome == PasswordVerificationResult.Failed)
        {
            await CountFailureAsync(user?.Id ?? Guid.Empty, mayTry, cancellationToken);
            return null;
        }

        await WelcomeAsync(user!, outcome == PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(user!, password) : null, cancellationToken);
        return user;
    }

    /// <summary>Counts in the database itself, so that attempts at the same time all count.</summary>
    private async Task CountFailureAsync(Guid userId, bool counts, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var until = clock.GetUtcNow() + LockedFor;
        var counted = counts ? userId : Guid.Empty;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Set<User>().Where(u => u.Id == counted).ExecuteUpdateAsync(
            u => u
                .SetProperty(x => x.LockoutEnd, x => x.AccessFailedCount + 1 >= FailuresUntilLocked ? until : x.LockoutEnd)
                .SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1 >= FailuresUntilLocked ? 0 : x.AccessFailedCount + 1),
            cancellationToken);
        db.Audit(null, "users.sign-in-failed.v1", PersonStore.OutboxKind, userId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task WelcomeAsync(User user, string? newHash, CancellationToken cancellationToken)
    {
        if (user.AccessFailedCount == 0 && user.LockoutEnd is null && newHash is null)
        {
            return;
        }

        var hash = newHash ?? user.PasswordHash;
        await stores.Open(Scope.Own).Set<User>().Where(u => u.Id == user.Id).ExecuteUpdateAsync(
            u => u
                .SetProperty(x => x.AccessFailedCount, 0)
                .SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null)
                .SetProperty(x => x.PasswordHash, hash),
            cancellationToken);
    }
}
