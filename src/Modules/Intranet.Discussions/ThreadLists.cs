using System.Linq.Expressions;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions;

/// <summary>Lists of threads that the current person may read, the latest activity first.</summary>
internal sealed class ThreadLists(IStores stores, ICurrentUser user, ReaderLabels labels)
{
    /// <summary>Most threads that a list over several scopes reaches back to.</summary>
    private const int DeepestMerge = 1_000;

    public async Task<PagedList<ThreadRow>> PageAsync(IReadOnlyList<Scope> scopes, ThreadQuery query, PageRequest page, CancellationToken cancellationToken)
    {
        var total = 0;
        var rows = new List<ThreadRow>();
        var isMerge = scopes.Count > 1;
        foreach (var scope in scopes)
        {
            var threads = await QueryAsync(scope, query, cancellationToken);
            total += await threads.CountAsync(cancellationToken);
            if (!isMerge || page.Skip < DeepestMerge)
            {
                var ordered = threads.OrderByDescending(t => t.LastActivityUtc).ThenByDescending(t => t.Id);
                var part = isMerge ? ordered.Take(page.Skip + page.PageSize) : ordered.Skip(page.Skip).Take(page.PageSize);
                rows.AddRange(await part.Select(Row(scope)).ToListAsync(cancellationToken));
            }
        }

        var items = isMerge
            ? rows.OrderByDescending(r => r.LastActivityUtc).ThenByDescending(r => r.Id).Skip(page.Skip).Take(page.PageSize).ToList()
            : rows;
        return new PagedList<ThreadRow>(items, page.Page, page.PageSize, isMerge ? Math.Min(total, DeepestMerge) : total);
    }

    public async Task<int> CountAsync(Scope scope, ThreadQuery query, CancellationToken cancellationToken) =>
        await (await QueryAsync(scope, query, cancellationToken)).CountAsync(cancellationToken);

    private async Task<IQueryable<Thread>> QueryAsync(Scope scope, ThreadQuery query, CancellationToken cancellationToken)
    {
        var held = await labels.GetAsync(scope, cancellationToken);
        var threads = stores.Open(scope).Set<Thread>().AsNoTracking().Where(t => !t.IsDeleted && held.Contains(t.AccessLabel));
        if (query.Subject is { } subject)
        {
            threads = threads.Where(t => t.SubjectKind == subject.Kind && t.SubjectId == subject.Id);
        }

        if (query.Kind is { } kind)
        {
            threads = threads.Where(t => t.Kind == kind);
        }

        var (tenant, userId) = (user.Actor.Tenant, user.Actor.UserId);
        return query.Tab switch
        {
            ThreadTab.Latest => threads,
            ThreadTab.Unanswered => threads.Where(t => t.Kind == ThreadKind.Question && t.ReplyCount == 0 && t.AcceptedReplyId == null && !t.IsClosed),
            ThreadTab.Mine => threads.Where(t => t.Author.UserId == userId && t.Author.Tenant == tenant),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Tab, null),
        };
    }

    private static Expression<Func<Thread, ThreadRow>> Row(Scope scope) => t => new ThreadRow(
        scope, t.Id, t.Kind, t.Title, t.SubjectKind, t.SubjectId, t.SubjectTitle, t.Author.Name, t.Author.Organisation,
        t.CreatedUtc, t.LastActivityUtc, t.ReplyCount, t.AcceptedReplyId != null, t.IsClosed, t.ValidUntilUtc);
}
