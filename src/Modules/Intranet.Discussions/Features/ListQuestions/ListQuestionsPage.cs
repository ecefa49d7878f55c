using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Discussions.Features.ListQuestions;

/// <summary>All questions that the person may read, of the organisation and of all members.</summary>
internal sealed class ListQuestionsPage(ThreadLists lists, SubjectDirectory subjects) : IntranetPage
{
    public PagedList<ThreadRow> List { get; private set; } = null!;

    public ThreadTabs Tabs { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = ThreadTabs.Parameter)] string? tab, [FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        var query = new ThreadQuery { Kind = ThreadKind.Question, Tab = ThreadTabs.Parse(tab) };
        List = await lists.PageAsync(subjects.Scopes, query, new PageRequest(number), cancellationToken);
        var unanswered = 0;
        foreach (var scope in subjects.Scopes)
        {
            unanswered += await lists.CountAsync(scope, new ThreadQuery { Tab = ThreadTab.Unanswered }, cancellationToken);
        }

        Tabs = new ThreadTabs(SiteLink("questions"), query.Tab, unanswered);
    }
}
