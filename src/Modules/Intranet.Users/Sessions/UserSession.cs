namespace Intranet.Users;

/// <summary>One place where a person is signed in. The cookie carries its id; without a live row the cookie is worth nothing.</summary>
internal sealed class UserSession
{
    /// <summary>Longest time from sign-in until the person must sign in again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Longest time without a request.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromHours(12);

    /// <summary>Random, never time-ordered: it must not be guessable.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    public required Guid UserId { get; init; }

    /// <summary>Browser and system in words; null when unknown.</summary>
    public string? Device { get; init; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>True to within a few minutes.</summary>
    public required DateTime LastSeenUtc { get; set; }

    public required DateTime ExpiresUtc { get; init; }

    /// <summary>When it was ended before its time; null while it lives.</summary>
    public DateTime? RevokedUtc { get; set; }

    public bool IsAlive(DateTime nowUtc) => RevokedUtc is null && ExpiresUtc > nowUtc && LastSeenUtc + IdleTime > nowUtc;
}
