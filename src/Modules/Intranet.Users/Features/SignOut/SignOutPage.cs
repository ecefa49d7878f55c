using System.Security.Claims;
using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

/// <summary>Signs out by form only: a link or picture on another page must not be able to.</summary>
[AllowAnonymous]
internal sealed class SignOutPage(Sessions sessions, IStringLocalizer<Texts> texts) : IntranetPage
{
    public IActionResult OnGet() => Person.IsSignedIn ? Page() : Redirect(SiteLink("account/sign-in"));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Person.IsSignedIn && Guid.TryParse(User.FindFirstValue(PersonClaims.Session), out var session))
        {
            await sessions.EndAsync(Shell.Name, Person.Actor.UserId, session, cancellationToken);
        }

        await HttpContext.SignOutAsync(Schemes.Cookie);
        return Done(SiteLink("account/sign-in"), texts["SignOut.Done"]);
    }
}
