using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Discussions;

/// <summary>A question, discussion or announcement on a subject. Its replies stand in a table of their own.</summary>
internal sealed class Thread : Aggregate
{
    public const string ContentKind = "thread";
    public const int TitleMaximum = 200;
    public const int BodyMaximum = 200_000;

    /// <summary>How long what was removed can be put back.</summary>
    public static readonly TimeSpan UndoPeriod = TimeSpan.FromDays(1);

    private Thread()
    {
    }

    public override string? OutboxKind => ContentKind;

    public ThreadKind Kind { get; private init; }

    public string Title { get; private set; } = "";

    /// <summary>Markdown; empty where the title says all.</summary>
    public string Body { get; private set; } = "";

    public string SubjectKind { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    /// <summary>Title of the subject, brought up to date when it changes.</summary>
    public string SubjectTitle { get; private set; } = "";

    /// <summary>Who may read: the subject's label.</summary>
    public string AccessLabel { get; private set; } = "";

    public Actor Author { get; private init; } = null!;

    /// <summary>Whom the thread is put to; null when it is nobody in particular.</summary>
    public Actor? SubjectOwner { get; private init; }

    public DateTime CreatedUtc { get; private init; }

    /// <summary>When title or text last changed; null when never.</summary>
    public DateTime? EditedUtc { get; private set; }

    /// <summary>Raised when title or text changes; unlike the revision not by replies.</summary>
    public int Edition { get; private set; } = 1;

    /// <summary>When it was written or last replied to.</summary>
    public DateTime LastActivityUtc { get; private set; }

    /// <summary>Replies that are not removed.</summary>
    public int ReplyCount { get; private set; }

    /// <summary>The reply that helped; null while there is none.</summary>
    public Guid? AcceptedReplyId { get; private set; }

    /// <summary>Name of who said that the reply helped; null while there is none.</summary>
    public string? AcceptedByName { get; private set; }

    public DateTime? AcceptedUtc { get; private set; }

    /// <summary>Until when an announcement matters; null for other kinds.</summary>
    public DateTime? ValidUntilUtc { get; private set; }

    public bool IsClosed { get; private set; }

    public bool IsDeleted { get; private set; }

    public DateTime? DeletedUtc { get; private set; }

    /// <summary>True when a moderator removed it; its author cannot put it back then.</summary>
    public bool IsDeletedByModerator { get; private set; }

    public SubjectRef Subject => new(SubjectKind, SubjectId);

    public static Thread Start(
        Guid id, ThreadKind kind, string title, string body, ThreadSubject subject, Actor author, DateTime atUtc, DateTime? validUntilUtc) => new()
        {
            Id = id,
            Kind = kind,
            Title = title,
            Body = body,
            SubjectKind = subject.Ref.Kind,
            SubjectId = subject.Ref.Id,
            SubjectTitle = subject.Title,
            AccessLabel = subject.AccessLabel,
            SubjectOwner = subject.Owner is null ? null : subject.Owner with { },
            Author = author with { },
            CreatedUtc = atUtc,
            LastActivityUtc = atUtc,
            ValidUntilUtc = kind == ThreadKind.Announcement ? validUntilUtc : null,
        };

    public void Edit(string title, string body, DateTime? validUntilUtc, DateTime nowUtc)
    {
        Title = title;
        Body = body;
        ValidUntilUtc = Kind == ThreadKind.Announcement ? validUntilUtc : null;
        EditedUtc = nowUtc;
        Edition++;
    }

    /// <summary>Counts a reply that came or was put back.</summary>
    public void CountReply(DateTime writtenUtc)
    {
        ReplyCount++;
        LastActivityUtc = writtenUtc > LastActivityUtc ? writtenUtc : LastActivityUtc;
    }

    /// <summary>Counts a reply off; it can no longer be the one that helped.</summary>
    public void UncountReply(Guid replyId)
    {
        ReplyCount--;
        if (AcceptedReplyId == replyId)
        {
            Unaccept();
        }
    }

    public void Accept(Guid replyId, string byName, DateTime nowUtc) =>
        (AcceptedReplyId, AcceptedByName, AcceptedUtc) = (replyId, byName, nowUtc);

    public void Unaccept() => (AcceptedReplyId, AcceptedByName, AcceptedUtc) = (null, null, null);

    public void Close(bool closed) => IsClosed = closed;

    public void Delete(bool byModerator, DateTime nowUtc) => (IsDeleted, DeletedUtc, IsDeletedByModerator) = (true, nowUtc, byModerator);

    public void Restore() => (IsDeleted, DeletedUtc, IsDeletedByModerator) = (false, null, false);

    /// <summary>Follows the subject when it is renamed, opened, closed or taken away.</summary>
    public void FollowSubject(string title, string accessLabel) => (SubjectTitle, AccessLabel) = (title, accessLabel);
}
