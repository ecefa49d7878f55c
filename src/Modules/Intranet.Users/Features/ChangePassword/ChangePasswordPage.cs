using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

[ForGuests]
internal sealed class ChangePasswordPage(ChangePasswordHandler change, Sessions sessions, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool IsForced => User.HasClaim(c => c.Type == SessionCookieEvents.MustChangePassword);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var place = ClientPrefix.Of(HttpContext.Connection.RemoteIpAddress);
        var result = await change.HandleAsync(new ChangePassword(Input.Current, Input.New, place), cancellationToken);
        if (!result.Succeeded)
        {
            return Fail(result.Errors);
        }

        var session = await sessions.BeginAsync(Shell.Name, result.Value.Id, DeviceName.From(Request.Headers.UserAgent), cancellationToken);
        await HttpContext.SignInAsync(Schemes.Cookie, SessionCookieEvents.ToPrincipal(Shell.Name, session, result.Value.SecurityStamp ?? ""));
        return Done(SiteLink("profile"), texts["Password.Changed"]);
    }

    internal sealed class InputModel
    {
        public string? Current { get; set; }

        public string? New { get; set; }
    }
}
