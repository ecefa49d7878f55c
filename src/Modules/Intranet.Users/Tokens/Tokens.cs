using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>Finds the person behind a token.</summary>
internal sealed class Tokens(StoreFactory stores, SignedInCache cache)
{
    private static readonly TimeSpan UsedStep = TimeSpan.FromMinutes(15);

    /// <summary>Whom the token belongs to; null when it is unknown, revoked or expired, or the person is disabled.</summary>
    public async ValueTask<SignedInPerson?> FindAsync(string tenant, string secret, CancellationToken cancellationToken)
    {
        if (!TokenSecret.LooksRight(secret))
        {
            return null;
        }

        var hash = TokenSecret.Hash(secret);
        return await cache.GetAsync(tenant, KeyOf(hash), () => LoadAsync(tenant, hash, cancellationToken));
    }

    public void Forget(string tenant, AccessToken token) => cache.Forget(tenant, KeyOf(token.Hash));

    private static string KeyOf(byte[] hash) => "token:" + Convert.ToHexStringLower(hash);

    private async Task<SignedInPerson?> LoadAsync(string tenant, byte[] hash, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        var now = db.UtcNow;
        var token = await db.Set<AccessToken>().AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, cancellationToken);
        if (token is null || token.RevokedUtc is not null || token.ExpiresUtc <= now)
        {
            return null;
        }

        if (token.LastUsedUtc is not { } used || now - used > UsedStep)
        {
            await db.Set<AccessToken>().Where(t => t.Id == token.Id)
                .ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsedUtc, now), cancellationToken);
        }

        return await SignedInPerson.LoadAsync(db, token.UserId, token.ExpiresUtc, token.Scopes, cancellationToken);
    }
}
