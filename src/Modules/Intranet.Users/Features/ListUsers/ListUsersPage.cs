using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Users;

[RequirePermission("Users.Manage")]
internal sealed class ListUsersPage(ListUsersHandler list, RoleTexts roles) : IntranetPage
{
    private const int LongestQuery = 200;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public PagedList<ListedUser> List { get; private set; } = new([], 1, 20, 0);

    public string Describe(ListedUser user) => string.Join(", ", user.Roles.Select(roles.OfRole));

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        var text = Query is { Length: > LongestQuery } ? Query[..LongestQuery] : Query;
        List = await list.HandleAsync(new ListUsers(text, new PageRequest(number)), cancellationToken);
    }
}
