using Intranet.Data;

namespace Intranet.Users;

/// <summary>A group as the organisation's directory has it. Who is in it is the directory's to say; what it may do is decided here, by roles.</summary>
internal sealed class Group : Aggregate
{
    public const int LongestName = 200;
    public const int LongestExternalId = 200;

    /// <summary>Most members of a group.</summary>
    public const int MostMembers = 10_000;

    public override string? OutboxKind => null;

    /// <summary>The directory's own key of the group.</summary>
    public required string ExternalId { get; init; }

    public required string Name { get; set; }

    /// <summary>When the directory last said who is in it.</summary>
    public required DateTime SyncedUtc { get; set; }

    /// <summary>How many the directory named who have no account here.</summary>
    public int Unknown { get; set; }
}

/// <summary>That a person is in a group.</summary>
internal sealed class GroupMember
{
    public required Guid GroupId { get; init; }

    public required Guid UserId { get; init; }
}

/// <summary>That everybody in a group has a role.</summary>
internal sealed class GroupRole
{
    public required Guid GroupId { get; init; }

    public required Guid RoleId { get; init; }
}
