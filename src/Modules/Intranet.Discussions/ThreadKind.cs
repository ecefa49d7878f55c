namespace Intranet.Discussions;

/// <summary>What a thread is for.</summary>
public enum ThreadKind
{
    Discussion,

    /// <summary>Wants an answer; one reply can be marked as the answer that helped.</summary>
    Question,

    /// <summary>From moderators; important until a date.</summary>
    Announcement,
}
