using System.Security.Claims;
using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

[ForGuests]
internal sealed class ManageSessionsPage(Sessions sessions, IStringLocalizer<Texts> texts) : IntranetPage
{
    public IReadOnlyList<UserSession> Sessions { get; private set; } = [];

    /// <summary>The session of this browser.</summary>
    public Guid Current => Guid.Parse(User.FindFirstValue(PersonClaims.Session)!);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Sessions = await sessions.ListAsync(Shell.Name, Person.Actor.UserId, cancellationToken);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(Shell.Name, Person.Actor.UserId, id, cancellationToken);
        return Done(SiteLink("profile/sessions"), texts["Sessions.Ended"]);
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(Shell.Name, Person.Actor.UserId, Current, cancellationToken);
        return Done(SiteLink("profile/sessions"), texts["Sessions.OthersEnded"]);
    }
}
