using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions;

/// <summary>Why a thread stands on the home page.</summary>
internal enum HomeReason
{
    /// <summary>An announcement that still matters.</summary>
    Announced,

    /// <summary>The latest in the person's communities.</summary>
    News,

    /// <summary>A question by somebody else that nobody has answered.</summary>
    Unanswered,

    /// <summary>A question that is put to the person.</summary>
    AskedOfMe,

    /// <summary>A reply to what the person wrote.</summary>
    RepliedToMe,
}

/// <summary>
/// All threads of a person's home page, read once per request and with one statement for each store: a home page is asked for
/// more often than any other. What the person may not read is left out of each part.
/// </summary>
internal sealed class HomeThreads(
    IStores stores, SubjectDirectory subjects, ReaderLabels labels, IEnumerable<ISubjectMemberships> memberships, ICurrentUser user, TimeProvider clock)
{
    public const int MostAnnounced = 3;
    public const int MostNews = 5;
    public const int MostUnanswered = 5;
    public const int MostWaiting = 5;

    private const int RepliesPerThread = 4;
    private const int QuoteSource = 2_000;
    private const string Community = "community";
    private static readonly TimeSpan ReplyPeriod = TimeSpan.FromDays(30);

    private Task<HomeThreadsFound>? _read;

    public Task<HomeThreadsFound> GetAsync(CancellationToken cancellationToken) => _read ??= ReadAsync(cancellationToken);

    private async Task<HomeThreadsFound> ReadAsync(CancellationToken cancellationToken)
    {
        var mine = new Dictionary<Scope, List<SubjectRef>>();
        foreach (var scope in subjects.Scopes)
        {
            mine[scope] = await MineAsync(scope, cancellationToken);
        }

        var hasCommunities = mine.Values.Any(m => m.Any(s => s.Kind == Community));
        var found = new List<HomeThread>();
        foreach (var scope in subjects.Scopes)
        {
            var rows = await PartsOf(scope, mine[scope], hasCommunities, await labels.GetAsync(scope, cancellationToken))
                .Aggregate(static (first, second) => first.Concat(second)).ToListAsync(cancellationToken);
            found.AddRange(rows.Select(r => r.In(scope)));
        }

        return new HomeThreadsFound(hasCommunities, found.ToLookup(t => t.Reason));
    }

    private async Task<List<SubjectRef>> MineAsync(Scope scope, CancellationToken cancellationToken)
    {
        var mine = new List<SubjectRef>();
        foreach (var source in memberships)
        {
            mine.AddRange(await source.GetAsync(scope, user.Actor, cancellationToken));
        }

        return mine;
    }

    private IEnumerable<IQueryable<HomeRow>> PartsOf(Scope scope, List<SubjectRef> mine, bool hasCommunities, List<string> held)
    {
        var db = stores.Open(scope);
        var threads = db.Set<Thread>().Where(t => !t.IsDeleted && held.Contains(t.AccessLabel));
        var (tenant, me, now) = (user.Actor.Tenant, user.Actor.UserId, clock.GetUtcNow().UtcDateTime);
        yield return Announced(scope, threads, mine, now);
        if (News(scope, threads, mine, hasCommunities) is { } news)
        {
            yield return news;
        }

        if (user.May(scope == Scope.Network ? DiscussionPermissions.PostInNetwork : DiscussionPermissions.Post))
        {
            yield return Rows(HomeReason.Unanswered, threads
                .Where(t => t.Kind == ThreadKind.Question && t.ReplyCount == 0 && t.AcceptedReplyId == null && !t.IsClosed && !(t.Author.UserId == me && t.Author.Tenant == tenant))
                .OrderByDescending(t => t.CreatedUtc).Take(MostUnanswered));
        }

        yield return Rows(HomeReason.AskedOfMe, threads
            .Where(t => t.SubjectOwner!.UserId == me && t.SubjectOwner.Tenant == tenant && !t.IsClosed && t.AcceptedReplyId == null && !(t.Author.UserId == me && t.Author.Tenant == tenant))
            .Where(t => !db.Set<Reply>().Any(r => r.ThreadId == t.Id && !r.IsDeleted && r.Author.UserId == me && r.Author.Tenant == tenant))
            .OrderByDescending(t => t.CreatedUtc).Take(MostWaiting));
        yield return RepliedToMe(db, threads, now - ReplyPeriod);
    }

    /// <summary>Of the organisation all; of the network those in what the person belongs to.</summary>
    private static IQueryable<HomeRow> Announced(Scope scope, IQueryable<Thread> threads, List<SubjectRef> mine, DateTime now)
    {
        var announced = threads.Where(t => t.Kind == ThreadKind.Announcement && t.ValidUntilUtc > now);
        if (scope == Scope.Network)
        {
            var ids = mine.Select(s => s.Id).ToList();
            announced = announced.Where(t => ids.Contains(t.SubjectId));
        }

        return Rows(HomeReason.Announced, announced.OrderByDescending(t => t.CreatedUtc).Take(MostAnnounced));
    }

    /// <summary>For who is in no community yet, the latest of all members. Null where there can be none.</summary>
    private static IQueryable<HomeRow>? News(Scope scope, IQueryable<Thread> threads, List<SubjectRef> mine, bool hasCommunities)
    {
        var ids = mine.Where(s => s.Kind == Community).Select(s => s.Id).ToList();
        var news = ids.Count > 0 ? threads.Where(t => t.SubjectKind == Community && ids.Contains(t.SubjectId))
            : !hasCommunities && scope == Scope.Network ? threads.Where(t => t.Kind != ThreadKind.Announcement)
            : null;
        return news is null ? null : Rows(HomeReason.News, news.OrderByDescending(t => t.LastActivityUtc).Take(MostNews));
    }

    /// <summary>Replies after the person's own last one, and after the one that helped.</summary>
    private IQueryable<HomeRow> RepliedToMe(IntranetDbContext db, IQueryable<Thread> threads, DateTime since)
    {
        var (tenant, me) = (user.Actor.Tenant, user.Actor.UserId);
        var mine = db.Set<Reply>().Where(r => !r.IsDeleted && r.Author.UserId == me && r.Author.Tenant == tenant);
        var found =
            from thread in threads
            where thread.Author.UserId == me && thread.Author.Tenant == tenant && !thread.IsClosed && thread.LastActivityUtc > since
            from reply in db.Set<Reply>()
            where reply.ThreadId == thread.Id && !reply.IsDeleted && reply.CreatedUtc > since && !(reply.Author.UserId == me && reply.Author.Tenant == tenant)
            where !mine.Any(m => m.ThreadId == thread.Id && m.CreatedUtc > reply.CreatedUtc)
            where thread.AcceptedUtc == null || reply.CreatedUtc > thread.AcceptedUtc
            orderby reply.CreatedUtc descending
            select new { thread, reply };
        return found.Take(MostWaiting * RepliesPerThread).Select(f => new HomeRow
        {
            Reason = (int)HomeReason.RepliedToMe, Id = f.thread.Id, Kind = f.thread.Kind, Title = f.thread.Title, SubjectKind = f.thread.SubjectKind,
            SubjectId = f.thread.SubjectId, SubjectTitle = f.thread.SubjectTitle, AuthorName = f.reply.Author.Name, AuthorOrganisation = f.reply.Author.Organisation,
            CreatedUtc = f.reply.CreatedUtc, LastActivityUtc = f.thread.LastActivityUtc, ReplyCount = f.thread.ReplyCount, AcceptedReplyId = f.thread.AcceptedReplyId,
            IsClosed = f.thread.IsClosed, ValidUntilUtc = f.thread.ValidUntilUtc, ReplyId = f.reply.Id, Quote = f.reply.Body.Substring(0, QuoteSource),
        });
    }

    private static IQueryable<HomeRow> Rows(HomeReason reason, IQueryable<Thread> threads)
    {
        var number = (int)reason;
        return threads.Select(t => new HomeRow
        {
            Reason = number, Id = t.Id, Kind = t.Kind, Title = t.Title, SubjectKind = t.SubjectKind, SubjectId = t.SubjectId, SubjectTitle = t.SubjectTitle,
            AuthorName = t.Author.Name, AuthorOrganisation = t.Author.Organisation, CreatedUtc = t.CreatedUtc, LastActivityUtc = t.LastActivityUtc,
            ReplyCount = t.ReplyCount, AcceptedReplyId = t.AcceptedReplyId, IsClosed = t.IsClosed, ValidUntilUtc = t.ValidUntilUtc,
            // Not shown; all parts must have the same columns.
            ReplyId = t.Id, Quote = t.Body.Substring(0, 1),
        });
    }

    /// <summary>A row of any part, as the database answers it.</summary>
    private sealed class HomeRow
    {
        public int Reason { get; init; }

        public Guid Id { get; init; }

        public ThreadKind Kind { get; init; }

        public string Title { get; init; } = "";

        public string SubjectKind { get; init; } = "";

        public Guid SubjectId { get; init; }

        public string SubjectTitle { get; init; } = "";

        public string AuthorName { get; init; } = "";

        public string AuthorOrganisation { get; init; } = "";

        public DateTime CreatedUtc { get; init; }

        public DateTime LastActivityUtc { get; init; }

        public int ReplyCount { get; init; }

        public Guid? AcceptedReplyId { get; init; }

        public bool IsClosed { get; init; }

        public DateTime? ValidUntilUtc { get; init; }

        public Guid ReplyId { get; init; }

        public string Quote { get; init; } = "";

        public HomeThread In(Scope scope) => new(
            (HomeReason)Reason,
            new ThreadRow(
                scope, Id, Kind, Title, SubjectKind, SubjectId, SubjectTitle, AuthorName, AuthorOrganisation, CreatedUtc, LastActivityUtc, ReplyCount,
                AcceptedReplyId is not null, IsClosed, ValidUntilUtc),
            ReplyId,
            Quote);
    }
}

/// <summary>A thread on the home page.</summary>
/// <param name="Reason">Why it stands there.</param>
/// <param name="Row">The thread; for a reply with who wrote that, and when.</param>
/// <param name="ReplyId">The reply, where that is why.</param>
/// <param name="Quote">How the reply begins, Markdown.</param>
internal sealed record HomeThread(HomeReason Reason, ThreadRow Row, Guid ReplyId, string Quote);

/// <summary>What was found for a home page.</summary>
internal sealed class HomeThreadsFound(bool hasCommunities, ILookup<HomeReason, HomeThread> threads)
{
    /// <summary>True when the person is in a community.</summary>
    public bool HasCommunities => hasCommunities;

    public IEnumerable<HomeThread> Of(HomeReason reason) => threads[reason];
}
