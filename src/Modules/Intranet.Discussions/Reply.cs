using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>A reply in a thread. A removed one leaves its place, without its text being shown.</summary>
internal sealed class Reply
{
    private Reply()
    {
    }

    /// <summary>Time-ordered (UUID version 7) unless it came from a recipe.</summary>
    public Guid Id { get; private init; }

    public Guid ThreadId { get; private init; }

    public Actor Author { get; private init; } = null!;

    /// <summary>Markdown.</summary>
    public string Body { get; private set; } = "";

    public DateTime CreatedUtc { get; private init; }

    /// <summary>When the text last changed; null when never.</summary>
    public DateTime? EditedUtc { get; private set; }

    /// <summary>Raised when the text changes or the reply is removed or put back. Concurrency token.</summary>
    public int Edition { get; private set; } = 1;

    public bool IsDeleted { get; private set; }

    public DateTime? DeletedUtc { get; private set; }

    /// <summary>True when a moderator removed it; its author cannot put it back then.</summary>
    public bool IsDeletedByModerator { get; private set; }

    public static Reply Write(Guid id, Guid threadId, string body, Actor author, DateTime atUtc) =>
        new() { Id = id, ThreadId = threadId, Body = body, Author = author with { }, CreatedUtc = atUtc };

    public void Edit(string body, DateTime nowUtc)
    {
        Body = body;
        EditedUtc = nowUtc;
        Edition++;
    }

    public void Delete(bool byModerator, DateTime nowUtc)
    {
        (IsDeleted, DeletedUtc, IsDeletedByModerator) = (true, nowUtc, byModerator);
        Edition++;
    }

    public void Restore()
    {
        (IsDeleted, DeletedUtc, IsDeletedByModerator) = (false, null, false);
        Edition++;
    }
}
