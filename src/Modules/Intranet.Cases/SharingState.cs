namespace Intranet.Cases;

/// <summary>What was last done about sharing a case with all members. Whether it is shared now says <see cref="Case.SharedVersion"/>.</summary>
public enum SharingState
{
    None,

    /// <summary>Somebody asked; a person with the right has not answered yet.</summary>
    Requested,

    Shared,

    Withdrawn,

    /// <summary>Sent back to the author with a message.</summary>
    Returned,
}
