using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Grants.Network;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Grants.Features;

/// <summary>The grants that organisations have given, for the network's coordinators.</summary>
[RequirePermission(GrantPermissions.UseName)]
internal sealed class ListInsightPage(IStores stores, TimeProvider clock) : IntranetPage
{
    public PagedList<ReceivedGrant> List { get; private set; } = new([], 1, 20, 0);

    public bool IsActive(ReceivedGrant grant) => grant.IsActive(clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken cancellationToken)
    {
        if (!Shell.IsDefault)
        {
            return NotFound();
        }

        var request = new PageRequest(int.TryParse(page, out var number) ? number : null);
        var grants = stores.Open(Scope.Network).Set<ReceivedGrant>().AsNoTracking();
        List = new PagedList<ReceivedGrant>(
            await grants.OrderByDescending(g => g.UntilUtc).ThenBy(g => g.Id).Skip(request.Skip).Take(request.PageSize).ToListAsync(cancellationToken),
            request.Page, request.PageSize, await grants.CountAsync(cancellationToken));
        return Page();
    }
}
