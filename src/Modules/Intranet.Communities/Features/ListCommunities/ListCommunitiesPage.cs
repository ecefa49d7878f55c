using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Communities.Features.ListCommunities;

internal sealed class ListCommunitiesPage(CommunityLists lists, CommunityRights rights) : IntranetPage
{
    public PagedList<CommunityRow> List { get; private set; } = null!;

    public bool MayCreate => rights.MayCreate(Scope);

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken) =>
        List = await lists.ListAsync(Scope, new PageRequest(number), cancellationToken);
}
