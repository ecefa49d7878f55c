using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.Components;

/// <summary>Home: the latest in the person's communities; for who has none yet, the latest of all members.</summary>
public sealed class CommunityNewsViewComponent : ThreadComponent
{
    private const int MostShown = 5;
    private const string Community = "community";

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var texts = Get<IStringLocalizer<Texts>>();
        var mine = await MineAsync();
        var rows = mine.Count > 0 ? await InMineAsync(mine) : await OfAllAsync();
        if (rows.Count == 0)
        {
            return Nothing();
        }

        List<ThreadItem> items = [.. rows.OrderByDescending(r => r.LastActivityUtc).Take(MostShown).Select(r => Item(r, showsSubject: true))];
        return Show("HomeSection", new HomeSection(
            "home-news", texts[mine.Count > 0 ? "Home.News" : "Home.NewsOfAll"], mine.Count > 0 ? null : texts["Home.NewsOfAllHint"].Value,
            Link(Scope.Network, "communities"), texts[mine.Count > 0 ? "Home.MyCommunities" : "Home.FindCommunities"], items, Answers: false));
    }

    private async Task<Dictionary<Scope, List<Guid>>> MineAsync()
    {
        var mine = new Dictionary<Scope, List<Guid>>();
        foreach (var scope in Get<SubjectDirectory>().Scopes)
        {
            foreach (var source in HttpContext.RequestServices.GetServices<ISubjectMemberships>())
            {
                var subjects = await source.GetAsync(scope, Get<ICurrentUser>().Actor, Aborted);
                if (subjects.Count > 0)
                {
                    mine[scope] = [.. subjects.Where(s => s.Kind == Community).Select(s => s.Id)];
                }
            }
        }

        return mine;
    }

    private async Task<List<ThreadRow>> InMineAsync(Dictionary<Scope, List<Guid>> mine)
    {
        var rows = new List<ThreadRow>();
        foreach (var (scope, ids) in mine)
        {
            rows.AddRange(await Get<ThreadLists>().LatestAsync(
                scope, t => t.SubjectKind == Community && ids.Contains(t.SubjectId), t => t.LastActivityUtc, MostShown, Aborted));
        }

        return rows;
    }

    private Task<List<ThreadRow>> OfAllAsync() =>
        Get<ThreadLists>().LatestAsync(Scope.Network, t => t.Kind != ThreadKind.Announcement, t => t.LastActivityUtc, MostShown, Aborted);
}
