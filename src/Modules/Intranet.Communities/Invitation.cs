using Intranet.Abstractions;

namespace Intranet.Communities;

/// <summary>
/// Somebody of another organisation is asked to join, by the user name that a moderator wrote. It stands whether there is such a person
/// or not, so that nobody finds out by asking who has an account elsewhere.
/// </summary>
internal sealed class Invitation
{
    public const int UserNameMaximum = 256;

    /// <summary>At most so many wait in one community.</summary>
    public const int MostWaiting = 200;

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(60);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CommunityId { get; init; }

    /// <summary>The organisation.</summary>
    public required string Tenant { get; init; }

    /// <summary>As it was written, in small letters.</summary>
    public required string UserName { get; init; }

    /// <summary>Who is asked; null where there is nobody of that name, where they are a member already, or once they declined.</summary>
    public Guid? UserId { get; private set; }

    public required Actor By { get; init; }

    public required DateTime AtUtc { get; init; }

    public static Invitation To(Guid communityId, string tenant, string userName, Guid? userId, Actor by, DateTime atUtc) => new()
    {
        CommunityId = communityId, Tenant = tenant, UserName = userName.ToLowerInvariant(), UserId = userId, By = by with { }, AtUtc = atUtc,
    };

    /// <summary>Who declined is not asked any more; those who asked are not told.</summary>
    public void Decline() => UserId = null;
}
