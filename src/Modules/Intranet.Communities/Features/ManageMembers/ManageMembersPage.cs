using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Communities.Features.ManageMembers;

internal sealed class ManageMembersPage(
    CommunityFinder finder, CommunityLists lists, AddMemberHandler add, RemoveMemberHandler remove, ChangeMemberRoleHandler change, WithdrawInvitationHandler withdraw, IShellHost shells, IStringLocalizer<Texts> texts)
    : IntranetPage
{
    private const int PageSize = 50;

    public FoundCommunity Found { get; private set; } = null!;

    public PagedList<Membership> List { get; private set; } = null!;

    /// <summary>Who is asked and has not answered; for moderators only.</summary>
    public IReadOnlyList<Invitation> Asked { get; private set; } = [];

    /// <summary>Not bound where a member is removed or changed: those forms lack it.</summary>
    [BindProperty]
    public MemberInput Input { get; set; } = new();

    public IEnumerable<SelectListItem> Organisations => shells.All.Where(s => s.IsMember || s.IsDefault).Select(s => new SelectListItem(s.Title, s.Name));

    public string OrganisationOf(Invitation invitation) => shells.Find(invitation.Tenant)?.Title ?? invitation.Tenant;

    public string? PersonLink(Membership member) => member.Tenant == Shell.Name ? SiteLink($"people/{member.UserId}") : null;

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        Input.Tenant = Shell.Name;
        return await LoadAsync(id, number, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = ModelState.IsValid
            ? await add.HandleAsync(new AddMember(Scope, id, Input.Tenant, Input.UserName), cancellationToken)
            : new NoSuchPerson();
        if (!result.Succeeded)
        {
            return await LoadAsync(id, number: null, cancellationToken) ? Fail(result.Errors) : NotFound();
        }

        return Done(Link($"communities/{id}/members"), texts[result.Value.IsAsked ? "Members.Asked" : "Members.Added", result.Value.Name]);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, [FromForm] Guid invitation, CancellationToken cancellationToken)
    {
        var result = await withdraw.HandleAsync(new WithdrawInvitation(Scope, id, invitation), cancellationToken);
        if (!result.Succeeded)
        {
            return await LoadAsync(id, number: null, cancellationToken) ? Fail(result.Errors) : NotFound();
        }

        return Done(Link($"communities/{id}/members"), texts["Members.Withdrawn"]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, string? tenant, Guid userId, CancellationToken cancellationToken)
    {
        var result = await remove.HandleAsync(new RemoveMember(Scope, id, tenant, userId), cancellationToken);
        return await AnswerAsync(id, result, "Members.Removed", cancellationToken);
    }

    public async Task<IActionResult> OnPostRoleAsync(Guid id, string? tenant, Guid userId, MemberRole role, CancellationToken cancellationToken)
    {
        var result = !ModelState.IsValid ? new FieldInvalid(nameof(role)) : await change.HandleAsync(new ChangeMemberRole(Scope, id, tenant, userId, role), cancellationToken);
        return await AnswerAsync(id, result, "Members.RoleChanged", cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(Guid id, Result<Membership> result, string said, CancellationToken cancellationToken)
    {
        if (!result.Succeeded)
        {
            return await LoadAsync(id, number: null, cancellationToken) ? Fail(result.Errors) : NotFound();
        }

        var leftMyself = said == "Members.Removed" && result.Value.Person.Is(Person.Actor);
        return Done(Link(leftMyself ? "communities" : $"communities/{id}/members"), texts[said, result.Value.Name]);
    }

    private async Task<bool> LoadAsync(Guid id, int? number, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(Scope, id, cancellationToken) is not { } found)
        {
            return false;
        }

        Found = found;
        Asked = found.MayModerate && Scope == Scope.Network ? await Invitations.WaitingAsync(found.Db, id, cancellationToken) : [];
        List = await lists.MembersAsync(found, new PageRequest(number, PageSize), cancellationToken);
        return true;
    }
}

/// <summary>Whom to add.</summary>
public sealed class MemberInput
{
    /// <summary>Home tenant; used in the network only.</summary>
    public string? Tenant { get; set; }

    public string? UserName { get; set; }
}
