using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Tenants.Features.FollowJoining;

/// <summary>Opens the first account of an organisation that has none.</summary>
/// <param name="Name">The tenant's key.</param>
/// <param name="UserName">What the person signs in with.</param>
/// <param name="PersonName">Name as colleagues read it.</param>
/// <param name="Email">Empty for none.</param>
public sealed record AppointFirst(string Name, string? UserName, string? PersonName, string? Email);

internal sealed class AppointFirstHandler(IShellHost shells, IFirstAdministrator first, IStores stores, ICurrentUser user)
{
    /// <summary>Answers the temporary password.</summary>
    public async Task<Result<string>> HandleAsync(AppointFirst command, CancellationToken cancellationToken)
    {
        if (shells.Find(command.Name) is not { IsDefault: false, State: TenantState.Running } shell)
        {
            return new NotFound();
        }

        var made = await first.CreateAsync(shell.Name, command.UserName, command.PersonName, command.Email, cancellationToken);
        if (!made.Succeeded)
        {
            return Result<string>.From([.. made.Errors.Select(e => e.Field == "Name" ? e with { Field = nameof(command.PersonName) } : e)]);
        }

        var db = stores.Open(Scope.Network);
        db.Audit(user.IsSignedIn ? user.Actor : null, "tenants.first-administrator-appointed.v1", TenantKey.Kind, TenantKey.Of(shell.Name), new { shell.Name });
        await db.SaveChangesAsync(cancellationToken);
        return made;
    }
}
