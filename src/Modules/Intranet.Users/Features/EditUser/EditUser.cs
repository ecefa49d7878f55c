using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>Changes what is known about a person, and which roles they have.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Name as colleagues read it.</param>
/// <param name="Title">Professional title; null when unknown.</param>
/// <param name="Unit">Board or department; null when not given.</param>
/// <param name="Email">Where colleagues write; null when not given.</param>
/// <param name="Roles">Names of all roles that the person is to have; null leaves them.</param>
/// <param name="ExpectedRevision">Revision that was read; null skips the check.</param>
internal sealed record EditUser(Guid Id, string? Name, string? Title, string? Unit, string? Email, IReadOnlyList<string>? Roles, long? ExpectedRevision);

internal sealed class EditUserHandler(UserManager<User> users, PeopleInReach reach, IStores stores, ICurrentUser by, SignedInCache cache)
{
    public async Task<Result<User>> HandleAsync(EditUser command, CancellationToken cancellationToken)
    {
        var found = await reach.FindAsync(command.Id, command.ExpectedRevision, cancellationToken);
        if (!found.Succeeded)
        {
            return found;
        }

        var guard = new InputGuard();
        var input = UserInput.Check(guard, command.Name, command.Title, command.Unit, command.Email);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        var user = found.Value;
        var db = stores.Open(Scope.Own);
        if (command.Roles is not null && await ChangeRolesAsync(db, user, command.Roles, cancellationToken) is { } error)
        {
            return error;
        }

        input.ApplyTo(user);
        db.Audit(by.Actor, "users.user-changed.v1", PersonStore.OutboxKind, user.Id, command.Roles is null ? null : new { roles = command.Roles });
        var saved = await users.UpdateAsync(user);
        if (!saved.Succeeded)
        {
            return saved.ToErrors(user);
        }

        cache.ForgetPerson(db.Store.Tenant, user.Id);
        return user;
    }

    private async Task<Error?> ChangeRolesAsync(IntranetDbContext db, User user, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        var roles = await db.Set<Role>().AsNoTracking().ToListAsync(cancellationToken);
        if (wanted.FirstOrDefault(name => roles.All(r => r.Name != name)) is { } unknown)
        {
            return new UnknownRole(unknown) { Field = nameof(EditUser.Roles) };
        }

        var given = await db.Set<UserRole>().Where(r => r.UserId == user.Id).ToListAsync(cancellationToken);
        var keep = roles.Where(r => wanted.Contains(r.Name)).ToList();
        if (given.Count == keep.Count && given.All(g => keep.Any(r => r.Id == g.RoleId)))
        {
            return null;
        }

        if (!by.May(UserPermissions.ManageRoles))
        {
            return new NotAllowed { Field = nameof(EditUser.Roles) };
        }

        if (!keep.Any(reach.GivesRoles) && !await reach.OthersGiveRolesAsync(user.Id, cancellationToken))
        {
            return new LastRoleManager { Field = nameof(EditUser.Roles) };
        }

        db.RemoveRange(given.Where(g => keep.All(r => r.Id != g.RoleId)));
        db.AddRange(keep.Where(r => given.All(g => g.RoleId != r.Id)).Select(r => new UserRole { UserId = user.Id, RoleId = r.Id }));
        return null;
    }
}
