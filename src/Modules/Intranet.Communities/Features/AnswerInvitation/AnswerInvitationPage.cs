using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Communities.Features.AnswerInvitation;

/// <summary>An invitation, for whom it is for. It does not exist for others.</summary>
internal sealed class AnswerInvitationPage(AnswerInvitationHandler handler, IStringLocalizer<Texts> texts) : IntranetPage
{
    public OpenInvitation Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await handler.FindAsync(Scope, id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await handler.HandleAsync(new AnswerInvitation(Scope, id, Joins: true), cancellationToken);
        return result.Succeeded ? Done(Link($"communities/{id}"), texts["Joined", result.Value.Title]) : NotFound();
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await handler.HandleAsync(new AnswerInvitation(Scope, id, Joins: false), cancellationToken);
        return result.Succeeded ? Done(SiteLink(""), texts["Invited.Declined", result.Value.Title]) : NotFound();
    }
}
