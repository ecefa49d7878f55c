using Intranet.Discussions.Features.AskQuestion;
using Intranet.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.Components;

/// <summary>The form for asking where a search found nothing: what was searched for is the beginning of the question. Nothing for who may not ask.</summary>
public sealed class AskHereViewComponent : ThreadComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string? text)
    {
        var title = text is { Length: > Thread.TitleMaximum } ? text[..Thread.TitleMaximum] : text;
        var audiences = await Get<AskAudiences>().ListAsync(title, chosen: null, Aborted);
        if (audiences.Count == 0)
        {
            return Nothing();
        }

        var words = Get<IStringLocalizer<Texts>>();
        return Show("AskHere", new AskHereModel(
            new AskInput { Title = title, Audience = audiences[0].Value }, [.. audiences.Select(a => a.ToChoice(words))], SiteLink("ask")));
    }
}

/// <param name="Input">The question so far, to the narrowest audience.</param>
/// <param name="Choices">Where it may go.</param>
/// <param name="Address">Where the form is sent.</param>
internal sealed record AskHereModel(AskInput Input, IReadOnlyList<RadioChoice> Choices, string Address) : IAskFields;
