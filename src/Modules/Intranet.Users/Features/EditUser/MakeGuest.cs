using System.Globalization;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Identity;

namespace Intranet.Users;

/// <summary>Makes a person a guest until the end of a day, or one of the organisation's own.</summary>
/// <param name="Id">The person.</param>
/// <param name="Until">Last day as <c>yyyy-MM-dd</c>, from today to two years ahead; empty for the organisation's own.</param>
internal sealed record MakeGuest(Guid Id, string? Until);

internal sealed class MakeGuestHandler(UserManager<User> users, PeopleInReach reach, IStores stores, ICurrentUser by, Sessions sessions)
{
    private const int MostDays = 731;

    public async Task<Result<User>> HandleAsync(MakeGuest command, CancellationToken cancellationToken)
    {
        var found = await reach.FindAsync(command.Id, expectedRevision: null, cancellationToken);
        if (!found.Succeeded)
        {
            return found;
        }

        var user = found.Value;
        if (user.Id == by.Actor.UserId)
        {
            return new NotYourself();
        }

        var db = stores.Open(Scope.Own);
        DateTime? until = null;
        if (!string.IsNullOrWhiteSpace(command.Until))
        {
            var today = DateOnly.FromDateTime(db.UtcNow);
            if (!DateOnly.TryParseExact(command.Until.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                || day < today || day > today.AddDays(MostDays))
            {
                return new FieldInvalid(nameof(command.Until));
            }

            if (!await reach.OthersGiveRolesAsync(user.Id, cancellationToken))
            {
                return new LastRoleManager();
            }

            until = day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        }

        user.GuestUntilUtc = until;
        db.Audit(by.Actor, until is null ? "users.guest-ended.v1" : "users.guest-made.v1", PersonStore.OutboxKind, user.Id, new { until });
        var saved = await users.UpdateAsync(user);
        if (!saved.Succeeded)
        {
            return saved.ToErrors(user);
        }

        // What the person held before must not outlive the change.
        await sessions.EndAllAsync(db.Store.Tenant, user.Id, except: null, cancellationToken);
        return user;
    }
}
