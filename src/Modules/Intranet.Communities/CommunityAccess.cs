namespace Intranet.Communities;

/// <summary>Who may read and join.</summary>
public enum CommunityAccess
{
    /// <summary>Everybody who reaches the store: the organisation's people, or those of all members.</summary>
    Open,

    /// <summary>Members only; nobody else learns that it exists. Moderators add people.</summary>
    Closed,
}
