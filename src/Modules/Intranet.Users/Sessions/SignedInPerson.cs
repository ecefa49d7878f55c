using System.Security.Claims;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>A person as known when a session or token was last looked up.</summary>
internal sealed record SignedInPerson
{
    public required Guid UserId { get; init; }

    public required string Name { get; init; }

    public required string Title { get; init; }

    public string? Unit { get; init; }

    public bool IsGuest { get; init; }

    public required string SecurityStamp { get; init; }

    public required bool MustChangePassword { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>When the session or token ends.</summary>
    public required DateTime ExpiresUtc { get; init; }

    /// <summary>What a token allows; null for a session.</summary>
    public TokenScopes? Scopes { get; init; }

    /// <summary>Loads an enabled person; null when there is none.</summary>
    public static async Task<SignedInPerson?> LoadAsync(
        IntranetDbContext db, Guid userId, DateTime expiresUtc, TokenScopes? scopes, CancellationToken cancellationToken)
    {
        var now = db.UtcNow;
        var user = await db.Set<User>().AsNoTracking()
            .SingleOrDefaultAsync(u => u.Id == userId && !u.IsDisabled && (u.GuestUntilUtc == null || u.GuestUntilUtc > now), cancellationToken);
        if (user is null)
        {
            return null;
        }

        IReadOnlyList<string> roles = user.GuestUntilUtc is null
            ? await db.RolesOf(userId).Select(r => r.Name).ToListAsync(cancellationToken)
            : [RoleNames.Guest];
        return new SignedInPerson
        {
            UserId = user.Id, Name = user.Name, Title = user.Title, Unit = user.Unit, SecurityStamp = user.SecurityStamp ?? "",
            MustChangePassword = user.MustChangePassword, Roles = roles, IsGuest = user.GuestUntilUtc is not null,
            ExpiresUtc = user.GuestUntilUtc is { } end && end < expiresUtc ? end : expiresUtc, Scopes = scopes,
        };
    }

    /// <summary>Claims of the request; they live no longer than it.</summary>
    public ClaimsIdentity ToIdentity(string tenant, string authenticationType)
    {
        var identity = new ClaimsIdentity(authenticationType, PersonClaims.Name, PersonClaims.Role);
        identity.AddClaim(new(PersonClaims.UserId, UserId.ToString()));
        identity.AddClaim(new(PersonClaims.Tenant, tenant));
        identity.AddClaim(new(PersonClaims.Name, Name));
        identity.AddClaim(new(PersonClaims.Title, Title));
        if (Unit is not null)
        {
            identity.AddClaim(new(PersonClaims.Unit, Unit));
        }

        if (IsGuest)
        {
            identity.AddClaim(new(PersonClaims.Guest, "1"));
        }

        if (Scopes is { } scopes)
        {
            identity.AddClaim(new(PersonClaims.Scopes, scopes.ToText()));
        }

        foreach (var role in Roles)
        {
            identity.AddClaim(new(PersonClaims.Role, role));
        }

        return identity;
    }
}
