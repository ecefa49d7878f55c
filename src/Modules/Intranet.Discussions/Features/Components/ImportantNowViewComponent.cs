using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Discussions.Features.Components;

/// <summary>Home: announcements that still matter, of the organisation and of the person's communities.</summary>
public sealed class ImportantNowViewComponent : ThreadComponent
{
    private const int MostShown = 3;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var rows = new List<ThreadRow>();
        foreach (var scope in Get<SubjectDirectory>().Scopes)
        {
            rows.AddRange(await InScopeAsync(scope));
        }

        List<ThreadItem> items = [.. rows.OrderByDescending(r => r.CreatedUtc).Take(MostShown).Select(r => Item(r, showsSubject: true))];
        return items.Count == 0 ? Nothing() : Show<IReadOnlyList<ThreadItem>>("ImportantNow", items);
    }

    private async Task<List<ThreadRow>> InScopeAsync(Scope scope)
    {
        var now = Get<TimeProvider>().GetUtcNow().UtcDateTime;
        var lists = Get<ThreadLists>();
        if (scope == Scope.Own)
        {
            return await lists.LatestAsync(scope, t => t.Kind == ThreadKind.Announcement && t.ValidUntilUtc > now, t => t.CreatedUtc, MostShown, Aborted);
        }

        var mine = new List<Guid>();
        foreach (var source in HttpContext.RequestServices.GetServices<ISubjectMemberships>())
        {
            mine.AddRange((await source.GetAsync(scope, Get<ICurrentUser>().Actor, Aborted)).Select(s => s.Id));
        }

        return mine.Count == 0
            ? []
            : await lists.LatestAsync(
                scope, t => t.Kind == ThreadKind.Announcement && t.ValidUntilUtc > now && mine.Contains(t.SubjectId), t => t.CreatedUtc, MostShown, Aborted);
    }
}
