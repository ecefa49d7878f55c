using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Cases.Features;

[RequirePermission(CasePermissions.ShareName)]
internal sealed class ListReviewsPage(ListReviewsHandler list) : IntranetPage
{
    public ReviewList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken cancellationToken)
    {
        var result = await list.HandleAsync(new ListReviews(new PageRequest(int.TryParse(page, out var number) ? number : null)), cancellationToken);
        if (!result.Succeeded)
        {
            return NotFound();
        }

        List = result.Value;
        return Page();
    }
}
