using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Users;

/// <summary>Makes a token for a person.</summary>
/// <param name="Owner">Whose it becomes.</param>
/// <param name="Name">What they call it.</param>
/// <param name="Days">1 to 366.</param>
/// <param name="Scopes">What it allows; reading at least.</param>
internal sealed record CreateToken(Actor Owner, string? Name, int Days, TokenScopes Scopes);

/// <summary>A new token with its text, which nobody can read again.</summary>
internal sealed record CreatedToken(AccessToken Token, string Secret);

internal sealed class CreateTokenHandler(IStores stores)
{
    public async Task<Result<CreatedToken>> HandleAsync(CreateToken command, CancellationToken cancellationToken)
    {
        var guard = new InputGuard();
        var name = guard.Required(nameof(command.Name), command.Name, AccessToken.LongestName);
        if (command.Days is < 1 or > AccessToken.MostDays)
        {
            guard.Add(new FieldInvalid(nameof(command.Days)));
        }

        if (!command.Scopes.HasFlag(TokenScopes.Read))
        {
            guard.Add(new FieldInvalid(nameof(command.Scopes)));
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        var db = stores.Open(Scope.Own);
        var secret = TokenSecret.Create();
        var token = new AccessToken
        {
            UserId = command.Owner.UserId, Name = name, Hash = TokenSecret.Hash(secret), Scopes = command.Scopes,
            CreatedUtc = db.UtcNow, ExpiresUtc = db.UtcNow.AddDays(command.Days),
        };
        db.Add(token);
        db.Audit(command.Owner, "users.token-created.v1", "token", token.Id, new { scopes = command.Scopes.ToText(), token.ExpiresUtc });
        await db.SaveChangesAsync(cancellationToken);
        return new CreatedToken(token, secret);
    }
}
