using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Communities;

/// <summary>Invitations to communities, on the home page of whom they are for.</summary>
internal sealed class InvitationsWaiting(CommunityLabels labels, Invitations invitations, IStores stores, IHttpContextAccessor accessor, IStringLocalizer<Texts> texts) : IWaitingItems
{
    public string FeatureId => "Intranet.Communities";

    public async Task<IReadOnlyList<WaitingItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        if (!await labels.IsAskedAsync(cancellationToken))
        {
            return [];
        }

        var waiting = await invitations.Open(stores.Open(Scope.Network)).AsNoTracking().Take(limit).ToListAsync(cancellationToken);
        return
        [
            .. waiting.Select(w => new WaitingItem(
                texts["Invited.Waiting", w.Community.Title], SiteLinks.In(accessor.HttpContext?.Request.PathBase.Value ?? "", Scope.Network, $"communities/{w.Community.Id}/invitation"),
                texts["Invited.Answer"], [w.Invitation.By.Name, w.Invitation.By.Organisation], null, w.Invitation.AtUtc)),
        ];
    }
}
