using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.Components;

/// <summary>Home: the newest questions by others that nobody has answered and that the person may answer.</summary>
public sealed class QuestionsToAnswerViewComponent : ThreadComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var items = await OnHomeAsync(HomeReason.Unanswered, r => r.CreatedUtc, HomeThreads.MostUnanswered);
        var texts = Get<IStringLocalizer<Texts>>();
        return items.Count == 0 ? Nothing() : Show("HomeSection", new HomeSection(
            "home-questions", texts["Home.Questions"], Hint: null, SiteLink("questions?tab=unanswered"), texts["Home.AllQuestions"], items, Answers: true));
    }
}
