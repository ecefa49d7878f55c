namespace Intranet.Communities;

public enum MemberRole
{
    Member,

    /// <summary>Edits the community, adds and removes people, announces, closes threads.</summary>
    Moderator,
}
