using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.AskQuestion;

/// <summary>Fragment: where the question may go, with communities that its words suggest.</summary>
internal sealed class AskAudienceListPage(AskAudiences audiences, IStringLocalizer<Texts> texts) : AskForm(audiences, texts)
{
    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAudiencesAsync(chosen: null, cancellationToken);
}
