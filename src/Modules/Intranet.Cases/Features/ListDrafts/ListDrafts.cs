using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Features;

/// <summary>Something the person is writing on.</summary>
/// <param name="Id">The case.</param>
/// <param name="Title">Its title as it is being written.</param>
/// <param name="Author">Who began it.</param>
/// <param name="UpdatedUtc">When somebody last wrote on it.</param>
/// <param name="IsNewVersion">True for a working copy of something published.</param>
internal sealed record DraftRow(Guid Id, string Title, Actor Author, DateTime UpdatedUtc, bool IsNewVersion);

/// <summary>Lists what the person writes on and others cannot read yet, newest first.</summary>
internal sealed record ListDrafts(PageRequest Page);

internal sealed class ListDraftsHandler(IStores stores, ICurrentUser user)
{
    public async Task<PagedList<DraftRow>> HandleAsync(ListDrafts query, CancellationToken cancellationToken)
    {
        var me = user.Actor.UserId;
        var drafts = stores.Open(Scope.Own).Set<Case>().AsNoTracking()
            .Where(c => c.RemovedUtc == null && (c.Status == CaseStatus.Draft || c.Working != null))
            .Where(c => c.Author.UserId == me || c.CoAuthors.Any(a => a.UserId == me));
        var total = await drafts.CountAsync(cancellationToken);
        var rows = await drafts.OrderByDescending(c => c.UpdatedUtc).ThenBy(c => c.Id)
            .Skip(query.Page.Skip).Take(query.Page.PageSize)
            .Select(c => new DraftRow(
                c.Id, c.Working != null ? c.Working.Title : c.Content.Title, c.Author, c.UpdatedUtc, c.Status == CaseStatus.Published))
            .ToListAsync(cancellationToken);
        return new PagedList<DraftRow>(rows, query.Page.Page, query.Page.PageSize, total);
    }
}
