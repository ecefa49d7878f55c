using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Discussions.Features.Components;

/// <summary>Threads of a subject such as a community, with tabs and pages taken from the address, and ways to begin one.</summary>
public sealed class ThreadListViewComponent : ThreadComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string subjectKind, Guid subjectId, Scope scope)
    {
        var subject = await Get<SubjectDirectory>().FindAsync(scope, new SubjectRef(subjectKind, subjectId), Aborted);
        if (subject is null)
        {
            return Nothing();
        }

        var lists = Get<ThreadLists>();
        var request = HttpContext.Request;
        var tab = ThreadTabs.Parse(request.Query[ThreadTabs.Parameter]);
        var page = new PageRequest(int.TryParse(request.Query["page"], out var number) ? number : null);
        var list = await lists.PageAsync([scope], new ThreadQuery { Subject = subject.Subject, Tab = tab }, page, Aborted);
        var unanswered = await lists.CountAsync(scope, new ThreadQuery { Subject = subject.Subject, Tab = ThreadTab.Unanswered }, Aborted);
        var items = list.Items.Select(r => Item(r, showsSubject: false)).ToLookup(i => tab == ThreadTab.Latest && list.Page == 1 && IsPinned(i.Row));
        var address = SubjectAddress.FormatSubject(subject.Subject);
        var mayPost = Get<ThreadRights>().MayPost(scope, subject);
        return Show("ThreadList", new ThreadListModel(
            new ThreadTabs(Link(scope, subject.Path), tab, unanswered),
            [.. items[true]],
            new PagedList<ThreadItem>([.. items[false]], list.Page, list.PageSize, list.Total),
            mayPost ? SiteLink($"ask?subject={address}&scope={scope.ToString().ToLowerInvariant()}") : null,
            mayPost ? Link(scope, $"threads/new?subject={address}") : null));
    }

    private bool IsPinned(ThreadRow row) => row.Kind == ThreadKind.Announcement && row.ValidUntilUtc > Get<TimeProvider>().GetUtcNow().UtcDateTime;
}

/// <param name="Tabs">Tabs above the list.</param>
/// <param name="Pinned">Announcements that still matter; they stand above the others.</param>
/// <param name="List">The other threads.</param>
/// <param name="AskAddress">Where to ask; null for who may not post.</param>
/// <param name="StartAddress">Where to begin a discussion; null for who may not post.</param>
internal sealed record ThreadListModel(
    ThreadTabs Tabs, IReadOnlyList<ThreadItem> Pinned, PagedList<ThreadItem> List, string? AskAddress, string? StartAddress);
