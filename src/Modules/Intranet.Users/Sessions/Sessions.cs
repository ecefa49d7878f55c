using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>Begins, finds and ends sessions.</summary>
internal sealed class Sessions(StoreFactory stores, SignedInCache cache)
{
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan KeepEnded = TimeSpan.FromDays(30);

    /// <summary>Begins a session with an id that was never used before, and clears away what ended long ago.</summary>
    public async Task<UserSession> BeginAsync(string tenant, Guid userId, string? device, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        var now = db.UtcNow;
        var session = new UserSession { UserId = userId, Device = device, CreatedUtc = now, LastSeenUtc = now, ExpiresUtc = now + UserSession.Lifetime };
        var before = now - KeepEnded;
        await db.Set<UserSession>().Where(s => s.UserId == userId && s.ExpiresUtc < before).ExecuteDeleteAsync(cancellationToken);
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return session;
    }

    /// <summary>Who is signed in with the session; null when it has ended or the person may no longer sign in.</summary>
    public ValueTask<SignedInPerson?> FindAsync(string tenant, Guid sessionId, CancellationToken cancellationToken) =>
        cache.GetAsync(tenant, KeyOf(sessionId), () => LoadAsync(tenant, sessionId, cancellationToken));

    /// <summary>The person's living sessions, the last used first.</summary>
    public async Task<IReadOnlyList<UserSession>> ListAsync(string tenant, Guid userId, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        var now = db.UtcNow;
        var sessions = await db.Set<UserSession>().AsNoTracking()
            .Where(s => s.UserId == userId && s.RevokedUtc == null && s.ExpiresUtc > now).ToListAsync(cancellationToken);
        return [.. sessions.Where(s => s.IsAlive(now)).OrderByDescending(s => s.LastSeenUtc)];
    }

    /// <summary>Ends one session of the person; nothing happens when it is somebody else's.</summary>
    public async Task EndAsync(string tenant, Guid userId, Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        var now = db.UtcNow;
        await db.Set<UserSession>().Where(s => s.Id == sessionId && s.UserId == userId && s.RevokedUtc == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedUtc, now), cancellationToken);
        cache.Forget(tenant, KeyOf(sessionId));
    }

    /// <summary>Ends all sessions of the person.</summary>
    /// <param name="tenant">Home tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="except">A session that goes on; null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task EndAllAsync(string tenant, Guid userId, Guid? except, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        var now = db.UtcNow;
        await db.Set<UserSession>().Where(s => s.UserId == userId && s.Id != except && s.RevokedUtc == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedUtc, now), cancellationToken);
        cache.ForgetPerson(tenant, userId);
    }

    private static string KeyOf(Guid sessionId) => "session:" + sessionId.ToString("N");

    private async Task<SignedInPerson?> LoadAsync(string tenant, Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = stores.Create(tenant);
        var now = db.UtcNow;
        var session = await db.Set<UserSession>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, cancellationToken);
        if (session is null || !session.IsAlive(now))
        {
            return null;
        }

        if (now - session.LastSeenUtc > SeenStep)
        {
            await db.Set<UserSession>().Where(s => s.Id == sessionId)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenUtc, now), cancellationToken);
        }

        return await SignedInPerson.LoadAsync(db, session.UserId, session.ExpiresUtc, scopes: null, cancellationToken);
    }
}
