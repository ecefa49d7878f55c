using Microsoft.AspNetCore.Mvc;

namespace Intranet.Discussions.Features.Components;

/// <summary>Home: announcements that still matter, of the organisation and of the person's communities.</summary>
public sealed class ImportantNowViewComponent : ThreadComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var items = await OnHomeAsync(HomeReason.Announced, r => r.CreatedUtc, HomeThreads.MostAnnounced);
        return items.Count == 0 ? Nothing() : Show<IReadOnlyList<ThreadItem>>("ImportantNow", items);
    }
}
