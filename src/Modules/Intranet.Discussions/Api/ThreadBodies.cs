using Intranet.Abstractions;

namespace Intranet.Discussions.Api;

/// <summary>
/// What a new thread needs. The body is Markdown and may be left out of a question. Kind is <c>question</c>, <c>discussion</c> or
/// <c>announcement</c>; without it the thread is a question.
/// </summary>
public sealed record NewThread(string? Title, string? Body, string? Kind = null, DateTime? ValidUntilUtc = null);

/// <summary>What a reply needs: Markdown.</summary>
public sealed record NewReply(string? Body);

/// <summary>Which reply helped; null takes the mark away.</summary>
public sealed record AcceptedAnswer(Guid? ReplyId);

/// <summary>Who wrote something, as they were known then.</summary>
public sealed record AuthorBody(string Tenant, Guid UserId, string Name, string Title, string Organisation)
{
    internal static AuthorBody Of(Actor actor) => new(actor.Tenant, actor.UserId, actor.Name, actor.Title, actor.Organisation);
}

/// <summary>What a thread hangs on: <c>community</c>, <c>case</c> or <c>site</c>.</summary>
public sealed record SubjectBody(string Kind, Guid Id, string Title);

/// <summary>A thread in a list.</summary>
public sealed record ThreadSummary(
    Guid Id, ThreadKind Kind, string Title, SubjectBody Subject, string AuthorName, string AuthorOrganisation, DateTime CreatedUtc, DateTime LastActivityUtc,
    int ReplyCount, bool IsAnswered, bool IsClosed, DateTime? ValidUntilUtc);

/// <summary>A reply. The body of a removed one is null.</summary>
public sealed record ReplyBody(Guid Id, AuthorBody Author, string? Body, DateTime CreatedUtc, DateTime? EditedUtc, bool IsDeleted, bool IsAccepted);

/// <summary>A thread with a page of its replies, oldest first. <c>replyCount</c> counts those that are not removed.</summary>
public sealed record ThreadBody(
    Guid Id, ThreadKind Kind, string? Title, string? Body, SubjectBody Subject, AuthorBody? Author, DateTime CreatedUtc, DateTime? EditedUtc, DateTime LastActivityUtc,
    int ReplyCount, Guid? AcceptedReplyId, bool IsClosed, DateTime? ValidUntilUtc, IReadOnlyList<ReplyBody> Replies);
