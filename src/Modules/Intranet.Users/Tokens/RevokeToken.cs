using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>Ends one of the person's own tokens. One that has ended already stays ended.</summary>
internal sealed record RevokeToken(Guid Id);

internal sealed class RevokeTokenHandler(IStores stores, ICurrentUser user, Tokens tokens)
{
    public async Task<Result<Done>> HandleAsync(RevokeToken command, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var token = await db.Set<AccessToken>().SingleOrDefaultAsync(t => t.Id == command.Id && t.UserId == user.Actor.UserId, cancellationToken);
        if (token is null)
        {
            return new NotFound();
        }

        if (token.RevokedUtc is null)
        {
            token.RevokedUtc = db.UtcNow;
            db.Audit(user.Actor, "users.token-revoked.v1", "token", token.Id);
            await db.SaveChangesAsync(cancellationToken);
            tokens.Forget(db.Store.Tenant, token);
        }

        return new Done();
    }
}
