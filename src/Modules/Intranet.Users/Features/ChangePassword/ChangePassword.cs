using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Identity;

namespace Intranet.Users;

/// <summary>The person chooses a new password. All sessions end; the caller begins a new one.</summary>
internal sealed record ChangePassword(string? Current, string? New, string Place);

internal sealed class ChangePasswordHandler(UserManager<User> users, IStores stores, ICurrentUser user, Sessions sessions, AttemptLimit limit)
{
    public async Task<Result<User>> HandleAsync(ChangePassword command, CancellationToken cancellationToken)
    {
        if (Check(command) is { Count: > 0 } errors)
        {
            return errors;
        }

        var actor = user.Actor;
        var key = $"{actor.Tenant}\n{actor.UserId:N}\n{command.Place}";
        if (limit.Take(key, AttemptLimit.MostPerAccount) is { } wait)
        {
            return new TooManyAttempts(wait);
        }

        var person = await users.FindByIdAsync(actor.UserId.ToString());
        if (person is null)
        {
            return new NotFound();
        }

        if (!await users.CheckPasswordAsync(person, command.Current!))
        {
            return new PasswordWrong { Field = nameof(command.Current) };
        }

        var db = stores.Open(Scope.Own);
        person.MustChangePassword = false;
        db.Audit(actor, "users.password-changed.v1", PersonStore.OutboxKind, person.Id);
        var changed = await users.ChangePasswordAsync(person, command.Current!, command.New!);
        if (!changed.Succeeded)
        {
            return changed.ToErrors(person, nameof(command.New));
        }

        limit.Forget(key);
        await sessions.EndAllAsync(actor.Tenant, person.Id, except: null, cancellationToken);
        return person;
    }

    private static List<Error> Check(ChangePassword command)
    {
        var guard = new InputGuard();
        if (string.IsNullOrEmpty(command.Current))
        {
            guard.Add(new FieldRequired(nameof(command.Current)));
        }

        if (string.IsNullOrEmpty(command.New))
        {
            guard.Add(new FieldRequired(nameof(command.New)));
        }
        else if (command.New == command.Current)
        {
            guard.Add(new PasswordUnchanged { Field = nameof(command.New) });
        }

        return guard.Errors;
    }
}
