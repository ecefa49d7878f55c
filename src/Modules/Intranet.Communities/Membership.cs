using Intranet.Abstractions;

namespace Intranet.Communities;

/// <summary>A person's place in a community, with a snapshot of who they were when they came.</summary>
internal sealed class Membership
{
    private Membership()
    {
    }

    public Guid CommunityId { get; private init; }

    /// <summary>Name of the person's home tenant.</summary>
    public string Tenant { get; private init; } = "";

    public Guid UserId { get; private init; }

    public string Name { get; private init; } = "";

    public string Title { get; private init; } = "";

    public string Organisation { get; private init; } = "";

    public string? Unit { get; private init; }

    public MemberRole Role { get; private set; }

    public DateTime JoinedUtc { get; private init; }

    public Actor Person => new() { Tenant = Tenant, UserId = UserId, Name = Name, Title = Title, Organisation = Organisation, Unit = Unit };

    public static Membership Of(Guid communityId, Actor person, MemberRole role, DateTime atUtc) => new()
    {
        CommunityId = communityId,
        Tenant = person.Tenant,
        UserId = person.UserId,
        Name = person.Name,
        Title = person.Title,
        Organisation = person.Organisation,
        Unit = person.Unit,
        Role = role,
        JoinedUtc = atUtc,
    };

    public void Become(MemberRole role) => Role = role;
}
