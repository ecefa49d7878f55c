using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>What the current person may do with a thread that they may see.</summary>
internal sealed class ThreadRights(ICurrentUser user, TimeProvider clock)
{
    public bool MayPost(Scope scope, SubjectInfo subject) =>
        subject.MayPost && user.May(scope == Scope.Network ? DiscussionPermissions.PostInNetwork : DiscussionPermissions.Post);

    public bool MayReply(FoundThread found) => !found.Thread.IsClosed && MayPost(found.Scope, found.Subject);

    /// <summary>Nobody changes another's words.</summary>
    public bool MayEdit(FoundThread found, Actor author) => author.Is(user.Actor) && MayPost(found.Scope, found.Subject);

    public bool MayDelete(FoundThread found, Actor author) => author.Is(user.Actor) || found.Subject.MayModerate;

    /// <summary>Closing, and saying which reply helped, are for who wrote the thread and for moderators.</summary>
    public bool MayLead(FoundThread found) => !found.Subject.IsWithdrawn && (found.Thread.Author.Is(user.Actor) || found.Subject.MayModerate);

    public bool MayAccept(FoundThread found) => found.Thread.Kind == ThreadKind.Question && MayLead(found);

    public bool MayRestore(FoundThread found) => MayRestore(found, found.Thread.Author, found.Thread.IsDeletedByModerator, found.Thread.DeletedUtc);

    public bool MayRestore(FoundThread found, Reply reply) => MayRestore(found, reply.Author, reply.IsDeletedByModerator, reply.DeletedUtc);

    private bool MayRestore(FoundThread found, Actor author, bool byModerator, DateTime? deletedUtc) =>
        deletedUtc is { } gone
        && clock.GetUtcNow().UtcDateTime - gone <= Thread.UndoPeriod
        && (found.Subject.MayModerate || (author.Is(user.Actor) && !byModerator));
}
