using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>Opens an account.</summary>
/// <param name="UserName">What the person signs in with.</param>
/// <param name="Name">Name as colleagues read it.</param>
/// <param name="Title">Professional title; null when unknown.</param>
/// <param name="Unit">Board or department; null when not given.</param>
/// <param name="Email">Where colleagues write; null when not given.</param>
/// <param name="Roles">Names of roles.</param>
internal sealed record CreateUser(string? UserName, string? Name, string? Title, string? Unit, string? Email, IReadOnlyList<string> Roles)
{
    /// <summary>Id chosen by a recipe; null for a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>Hash of the password that a recipe gives; null for a temporary password.</summary>
    public string? PasswordHash { get; init; }
}

/// <summary>A new account, and the password that the person must change; null where a recipe gave one.</summary>
internal sealed record CreatedUser(User User, string? TemporaryPassword);

internal sealed class CreateUserHandler(UserManager<User> users, IPasswordHasher<User> hasher, IStores stores, RolePermissions permissions)
{
    /// <param name="command">The account.</param>
    /// <param name="by">Who opens it; null for the system itself.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Result<CreatedUser>> HandleAsync(CreateUser command, ICurrentUser? by, CancellationToken cancellationToken)
    {
        var guard = new InputGuard();
        var userName = guard.Required(nameof(command.UserName), command.UserName, User.LongestUserName);
        var input = UserInput.Check(guard, command.Name, command.Title, command.Unit, command.Email);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        if (by is not null && !by.May(UserPermissions.ManageRoles) && command.Roles.Any(r => r != RoleNames.Employee))
        {
            return new NotAllowed { Field = nameof(command.Roles) };
        }

        var db = stores.Open(Scope.Own);
        await permissions.EnsureAsync(db.Store.Tenant, cancellationToken);
        var roles = await db.Set<Role>().AsNoTracking().Where(r => command.Roles.Contains(r.Name)).ToListAsync(cancellationToken);
        if (command.Roles.FirstOrDefault(name => roles.All(r => r.Name != name)) is { } unknown)
        {
            return new UnknownRole(unknown) { Field = nameof(command.Roles) };
        }

        return await SaveAsync(db, command, userName, input, roles, by?.Actor, cancellationToken);
    }

    private async Task<Result<CreatedUser>> SaveAsync(
        IntranetDbContext db, CreateUser command, string userName, UserInput input, List<Role> roles, Actor? by, CancellationToken cancellationToken)
    {
        var user = new User { Id = command.Id ?? Guid.CreateVersion7(), UserName = userName, MustChangePassword = command.PasswordHash is null };
        input.ApplyTo(user);
        var password = command.PasswordHash is null ? TemporaryPassword.Create() : null;
        user.PasswordHash = command.PasswordHash ?? hasher.HashPassword(user, password!);
        db.AddRange(roles.Select(r => new UserRole { UserId = user.Id, RoleId = r.Id }));
        db.Audit(by, "users.user-created.v1", PersonStore.OutboxKind, user.Id, new { roles = roles.Select(r => r.Name) });
        try
        {
            var created = await users.CreateAsync(user);
            return created.Succeeded ? new CreatedUser(user, password) : created.ToErrors(user);
        }
        catch (DbUpdateException) when (by is not null)
        {
            // Somebody took the name since it was looked up.
            db.ChangeTracker.Clear();
            if (await db.Set<User>().AnyAsync(u => u.NormalizedUserName == user.NormalizedUserName, cancellationToken))
            {
                return new UserNameTaken(userName) { Field = nameof(command.UserName) };
            }

            throw;
        }
    }
}
