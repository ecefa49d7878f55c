using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Cases.Features;

internal sealed class ListDraftsPage(ListDraftsHandler list) : IntranetPage
{
    public PagedList<DraftRow> List { get; private set; } = null!;

    public bool MayWrite => Person.May(CasePermissions.Write);

    public async Task OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken cancellationToken) =>
        List = await list.HandleAsync(new ListDrafts(new PageRequest(int.TryParse(page, out var number) ? number : null)), cancellationToken);
}
