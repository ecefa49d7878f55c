using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.Components;

/// <summary>Home: the newest questions by others that nobody has answered and that the person may answer.</summary>
public sealed class QuestionsToAnswerViewComponent : ThreadComponent
{
    private const int MostShown = 5;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var me = Get<ICurrentUser>();
        var (tenant, userId) = (me.Actor.Tenant, me.Actor.UserId);
        var rows = new List<ThreadRow>();
        foreach (var scope in Get<SubjectDirectory>().Scopes.Where(s => me.May(s == Scope.Network ? DiscussionPermissions.PostInNetwork : DiscussionPermissions.Post)))
        {
            rows.AddRange(await Get<ThreadLists>().LatestAsync(
                scope,
                t => t.Kind == ThreadKind.Question && t.ReplyCount == 0 && t.AcceptedReplyId == null && !t.IsClosed && !(t.Author.UserId == userId && t.Author.Tenant == tenant),
                t => t.CreatedUtc,
                MostShown,
                Aborted));
        }

        if (rows.Count == 0)
        {
            return Nothing();
        }

        var texts = Get<IStringLocalizer<Texts>>();
        List<ThreadItem> items = [.. rows.OrderByDescending(r => r.CreatedUtc).Take(MostShown).Select(r => Item(r, showsSubject: true))];
        return Show("HomeSection", new HomeSection(
            "home-questions", texts["Home.Questions"], Hint: null, SiteLink("questions?tab=unanswered"), texts["Home.AllQuestions"], items, Answers: true));
    }
}
