using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Features;

/// <summary>A request to share that nobody has answered yet.</summary>
internal sealed record ReviewRow(Guid Id, string Title, int Version, Actor RequestedBy, DateTime RequestedUtc, string? Message);

/// <summary>Something that all members read.</summary>
/// <param name="Id">The case.</param>
/// <param name="Title">Its title now.</param>
/// <param name="Version">The version shared.</param>
/// <param name="NewestVersion">The newest version; higher when a newer one is not shared.</param>
/// <param name="SharedUtc">Since when.</param>
/// <param name="DecidedBy">Who decided last.</param>
/// <param name="UsedBy">How many organisations use it.</param>
internal sealed record SharedRow(Guid Id, string Title, int Version, int NewestVersion, DateTime SharedUtc, Actor? DecidedBy, int UsedBy);

/// <summary>Lists what waits for somebody with the right to share, oldest first, and what is shared now.</summary>
internal sealed record ListReviews(PageRequest Page);

/// <summary>What waits, and what is shared.</summary>
internal sealed record ReviewList(IReadOnlyList<ReviewRow> Waiting, PagedList<SharedRow> Shared);

internal sealed class ListReviewsHandler(IStores stores, CaseAccess access)
{
    private const int MostWaiting = 100;

    public async Task<Result<ReviewList>> HandleAsync(ListReviews query, CancellationToken cancellationToken)
    {
        if (!access.MayReview)
        {
            return new NotFound();
        }

        var cases = await access.ReadableAsync(stores.Open(Scope.Own).Set<Case>().AsNoTracking(), cancellationToken);
        return new ReviewList(await WaitingAsync(cases, MostWaiting, cancellationToken), await SharedAsync(cases, query.Page, cancellationToken));
    }

    internal static Task<List<ReviewRow>> WaitingAsync(IQueryable<Case> library, int limit, CancellationToken cancellationToken) =>
        library.Where(c => c.Sharing == SharingState.Requested && c.RequestedBy != null)
            .OrderBy(c => c.RequestedUtc)
            .Take(limit)
            .Select(c => new ReviewRow(c.Id, c.Content.Title, c.PublishedVersion, c.RequestedBy!, c.RequestedUtc!.Value, c.RequestMessage))
            .ToListAsync(cancellationToken);

    private async Task<PagedList<SharedRow>> SharedAsync(IQueryable<Case> library, PageRequest page, CancellationToken cancellationToken)
    {
        var shared = library.Where(c => c.SharedVersion != null);
        var total = await shared.CountAsync(cancellationToken);
        var rows = await shared.OrderByDescending(c => c.SharedUtc).ThenBy(c => c.Id).Skip(page.Skip).Take(page.PageSize)
            .Select(c => new { c.Id, c.Content.Title, Version = c.SharedVersion!.Value, c.PublishedVersion, SharedUtc = c.SharedUtc!.Value, c.DecidedBy })
            .ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.Id).ToArray();
        var used = await stores.Open(Scope.Network).Set<SharedCase>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.UsedBy, cancellationToken);
        return new PagedList<SharedRow>(
            [.. rows.Select(r => new SharedRow(r.Id, r.Title, r.Version, r.PublishedVersion, r.SharedUtc, r.DecidedBy, used.GetValueOrDefault(r.Id)))],
            page.Page, page.PageSize, total);
    }
}
