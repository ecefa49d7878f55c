using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

internal sealed class ShowPersonPage(IStores stores) : IntranetPage
{
    public User Colleague { get; private set; } = new();

    public bool IsMe => Colleague.Id == Person.Actor.UserId;

    public bool MayManage => Person.May(UserPermissions.Manage);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var user = await stores.Open(Scope.Own).Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && !u.IsDisabled, cancellationToken);
        if (user is null)
        {
            return NotFound();
        }

        Colleague = user;
        return Page();
    }
}
