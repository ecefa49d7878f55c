using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

/// <summary>One group: who is in it, as the directory says, and which roles that gives them.</summary>
[RequirePermission("Users.ManageRoles")]
internal sealed class EditGroupPage(ChangeGroupsHandler change, GroupReader groups, IStores stores, RoleTexts roleTexts, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ListedGroup Group { get; private set; } = null!;

    public PagedList<ListedMember> Members { get; private set; } = new([], 1, 20, 0);

    public IReadOnlyList<RoleChoice> Roles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await TryShowAsync(id, cancellationToken))
        {
            return NotFound();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await TryShowAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var given = await change.HandleAsync(new GiveGroupRoles(id, Input.Roles), cancellationToken);
        return given.Succeeded ? Done(SiteLink($"admin/groups/{id}"), texts["Groups.Saved"]) : Fail(given.Errors);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await TryShowAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var removed = await change.HandleAsync(new RemoveGroup(id), cancellationToken);
        return removed.Succeeded ? Done(SiteLink("admin/groups"), texts["Groups.Removed", Group.Name]) : Fail(removed.Errors, "");
    }

    private async Task<bool> TryShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await groups.FindAsync(id, cancellationToken) is not { } group)
        {
            return false;
        }

        Group = group;
        Members = await groups.MembersAsync(id, new PageRequest(int.TryParse(Request.Query["page"], out var number) ? number : null), cancellationToken);
        var names = await stores.Open(Scope.Own).Set<Role>().AsNoTracking().OrderBy(r => r.Name).Select(r => r.Name).ToListAsync(cancellationToken);
        Roles = [.. names.Select(n => new RoleChoice(n, roleTexts.OfRole(n), group.Roles.Contains(n)))];
        return true;
    }

    internal sealed class InputModel
    {
        public List<string> Roles { get; set; } = [];
    }
}
