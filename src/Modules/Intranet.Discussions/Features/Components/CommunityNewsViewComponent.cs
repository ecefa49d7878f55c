using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.Components;

/// <summary>Home: the latest in the person's communities; for who has none yet, the latest of all members.</summary>
public sealed class CommunityNewsViewComponent : ThreadComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var items = await OnHomeAsync(HomeReason.News, r => r.LastActivityUtc, HomeThreads.MostNews);
        if (items.Count == 0)
        {
            return Nothing();
        }

        var texts = Get<IStringLocalizer<Texts>>();
        var isMine = (await Get<HomeThreads>().GetAsync(Aborted)).HasCommunities;
        return Show("HomeSection", new HomeSection(
            "home-news", texts[isMine ? "Home.News" : "Home.NewsOfAll"], isMine ? null : texts["Home.NewsOfAllHint"].Value,
            Link(Scope.Network, "communities"), texts[isMine ? "Home.MyCommunities" : "Home.FindCommunities"], items, Answers: false));
    }
}
