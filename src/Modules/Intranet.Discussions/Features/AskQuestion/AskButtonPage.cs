using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.AskQuestion;

/// <summary>Fragment: the words of the button, with the name of the chosen audience.</summary>
internal sealed class AskButtonPage(AskAudiences audiences, IStringLocalizer<Texts> texts) : AskForm(audiences, texts)
{
    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAudiencesAsync(chosen: null, cancellationToken);
}
