using Intranet.Abstractions;
using Intranet.Communities.Features.JoinCommunity;
using Intranet.Communities.Features.LeaveCommunity;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Communities.Features.ShowCommunity;

[ForGuests]
internal sealed class ShowCommunityPage(
    CommunityFinder finder, CommunityLists lists, JoinCommunityHandler join, LeaveCommunityHandler leave, IStringLocalizer<Texts> texts) : IntranetPage
{
    private const int MostNames = 4;

    public FoundCommunity Found { get; private set; } = null!;

    public IReadOnlyList<Membership> Moderators { get; private set; } = [];

    public IReadOnlyList<Membership> Colleagues { get; private set; } = [];

    public string AccessText => Found.Community.Access == CommunityAccess.Closed
        ? texts["Access.ClosedTo"]
        : texts["Access.OpenTo", Scope == Scope.Network ? texts["AllMembersIn"].Value : Shell.Title];

    public string ColleaguesText
    {
        get
        {
            var names = string.Join(", ", Colleagues.Take(MostNames).Select(c => c.Name));
            return Colleagues.Count > MostNames
                ? texts["Colleagues.More", Colleagues.Count, Shell.Title, names]
                : texts["Colleagues", Colleagues.Count, Shell.Title, names];
        }
    }

    public string? PersonLink(Membership member) => member.Tenant == Shell.Name ? SiteLink($"people/{member.UserId}") : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostJoinAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await join.HandleAsync(new JoinCommunity.JoinCommunity(Scope, id), cancellationToken);
        return result.Succeeded ? Done(Link($"communities/{id}"), texts["Joined", result.Value.Title]) : Fail(result.Errors, "");
    }

    public async Task<IActionResult> OnPostLeaveAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await leave.HandleAsync(new LeaveCommunity.LeaveCommunity(Scope, id), cancellationToken);
        if (!result.Succeeded)
        {
            return await LoadAsync(id, cancellationToken) ? Fail(result.Errors, "") : NotFound();
        }

        var stays = result.Value.Access == CommunityAccess.Open;
        return Done(Link(stays ? $"communities/{id}" : "communities"), texts["Left", result.Value.Title]);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(Scope, id, cancellationToken) is not { } found)
        {
            return false;
        }

        Found = found;
        (Moderators, Colleagues) = await lists.PeopleAsync(found, cancellationToken);
        return true;
    }
}
