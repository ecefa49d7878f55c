using System.Security.Claims;
using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Users;

[AllowAnonymous]
internal sealed class SignInPage(SignInHandler signIn, Sessions sessions, IDemoAccounts demo, IWebHostEnvironment environment) : IntranetPage
{
    private const int LongestReturnUrl = 2000;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public DemoAccounts? Demo { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Person.IsSignedIn)
        {
            return Redirect(Target());
        }

        Demo = await demo.GetAsync(Shell.Name, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var place = ClientPrefix.Of(HttpContext.Connection.RemoteIpAddress);
        var result = await signIn.HandleAsync(new SignIn(Input.UserName, Input.Password, place), cancellationToken);
        if (!result.Succeeded)
        {
            Demo = await demo.GetAsync(Shell.Name, cancellationToken);
            return Refuse(result.Errors);
        }

        await BeginAsync(result.Value, cancellationToken);
        return Done(result.Value.MustChangePassword ? SiteLink("profile/password") : Target());
    }

    private IActionResult Refuse(IReadOnlyList<Error> errors)
    {
        var answer = Fail(errors);
        if (errors[0] is TooManyAttempts tooMany)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = ((int)Math.Ceiling(tooMany.RetryAfter.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return answer;
    }

    /// <summary>A new session with a new id; the one that the browser had is ended.</summary>
    private async Task BeginAsync(User user, CancellationToken cancellationToken)
    {
        if (Person.IsSignedIn && Guid.TryParse(User.FindFirstValue(PersonClaims.Session), out var old))
        {
            await sessions.EndAsync(Shell.Name, Person.Actor.UserId, old, cancellationToken);
        }

        var session = await sessions.BeginAsync(Shell.Name, user.Id, DeviceName.From(Request.Headers.UserAgent), cancellationToken);
        await HttpContext.SignInAsync(Schemes.Cookie, SessionCookieEvents.ToPrincipal(Shell.Name, session, user.SecurityStamp ?? ""));
        var isSecure = Request.IsHttps || AuthenticationServices.SecurePolicy(environment) == CookieSecurePolicy.Always;
        KnownSites.Remember(HttpContext, Shell.Name, isSecure);
        if (user.Culture is { } culture)
        {
            CultureCookie.Set(HttpContext, culture, isSecure);
        }
    }

    private string Target() =>
        ReturnUrl is { Length: <= LongestReturnUrl } address && Url.IsLocalUrl(address) && address.StartsWith('/') ? address : SiteLink("");

    internal sealed class InputModel
    {
        public string? UserName { get; set; }

        public string? Password { get; set; }
    }
}
