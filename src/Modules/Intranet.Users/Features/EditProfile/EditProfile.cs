using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Identity;

namespace Intranet.Users;

/// <summary>The person says more about themselves. The name is for the administrator to change: nobody may pose as another.</summary>
internal sealed record EditProfile(string? Title, string? Unit, string? Email, string? Culture, long? ExpectedRevision);

internal sealed class EditProfileHandler(UserManager<User> users, IStores stores, ICurrentUser user, SignedInCache cache)
{
    public async Task<Result<User>> HandleAsync(EditProfile command, CancellationToken cancellationToken)
    {
        var actor = user.Actor;
        var person = await users.FindByIdAsync(actor.UserId.ToString());
        if (person is null)
        {
            return new NotFound();
        }

        var guard = new InputGuard();
        var input = UserInput.Check(guard, person.Name, command.Title, command.Unit, command.Email);
        if (command.Culture is not (null or "" or "sv" or "en"))
        {
            guard.Add(new FieldInvalid(nameof(command.Culture)));
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        if (command.ExpectedRevision is { } expected && expected != person.Revision)
        {
            return new StaleRevision();
        }

        input.ApplyTo(person);
        person.Culture = string.IsNullOrEmpty(command.Culture) ? null : command.Culture;
        stores.Open(Scope.Own).Audit(actor, "users.profile-changed.v1", PersonStore.OutboxKind, person.Id);
        var saved = await users.UpdateAsync(person);
        if (!saved.Succeeded)
        {
            return saved.ToErrors(person);
        }

        cache.ForgetPerson(actor.Tenant, person.Id);
        return person;
    }
}
