using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>A thread in a list.</summary>
internal sealed record ThreadRow(
    Scope Scope, Guid Id, ThreadKind Kind, string Title, string SubjectKind, Guid SubjectId, string SubjectTitle, string AuthorName, string AuthorOrganisation,
    DateTime CreatedUtc, DateTime LastActivityUtc, int ReplyCount, bool IsAnswered, bool IsClosed, DateTime? ValidUntilUtc)
{
    public string Path => $"threads/{Id}";

    public bool IsUnanswered => Kind == ThreadKind.Question && ReplyCount == 0 && !IsAnswered;

    /// <summary>True when there is a state worth a tag.</summary>
    public bool HasState => IsAnswered || IsClosed || IsUnanswered;
}
