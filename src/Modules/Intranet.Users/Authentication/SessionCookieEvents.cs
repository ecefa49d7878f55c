using System.Security.Claims;
using Intranet.Abstractions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Intranet.Users;

/// <summary>
/// The cookie says which session it belongs to and nothing else that counts: who the person is now comes from the store
/// at each request.
/// </summary>
internal sealed class SessionCookieEvents(Sessions sessions, RolePermissions roles, ITenantContext tenant) : CookieAuthenticationEvents
{
    /// <summary>Claim of a person who must choose a password before anything else.</summary>
    public const string MustChangePassword = "pwd";

    private const string HtmxRequest = "HX-Request";
    private const string HtmxRedirect = "HX-Redirect";
    private const int LongestReturnUrl = 2000;

    /// <summary>What the cookie carries.</summary>
    public static ClaimsPrincipal ToPrincipal(string tenant, UserSession session, string securityStamp) => new(new ClaimsIdentity(
        [
            new(PersonClaims.UserId, session.UserId.ToString()),
            new(PersonClaims.Tenant, tenant),
            new(PersonClaims.Session, session.Id.ToString()),
            new(PersonClaims.SecurityStamp, securityStamp),
        ],
        Schemes.Cookie));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (await FindAsync(context.Principal, context.HttpContext.RequestAborted) is not { } identity)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Schemes.Cookie);
            return;
        }

        context.ReplacePrincipal(new ClaimsPrincipal(identity));
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!tenant.HasShell)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var signIn = $"{request.PathBase}/account/sign-in{ReturnQuery(request)}";
        if (request.Headers.ContainsKey(HtmxRequest))
        {
            if (context.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            context.Response.Headers[HtmxRedirect] = signIn;
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        context.Response.Redirect(signIn);
        return Task.CompletedTask;
    }

    /// <summary>What a person may not see answers like what does not exist.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static string ReturnQuery(HttpRequest request)
    {
        var target = request.PathBase + request.Path + request.QueryString;
        var isHome = request.Path == "/" && !request.QueryString.HasValue;
        return HttpMethods.IsGet(request.Method) && !isHome && target.Length <= LongestReturnUrl
            ? QueryString.Create("returnUrl", target).ToUriComponent()
            : "";
    }

    private async Task<ClaimsIdentity?> FindAsync(ClaimsPrincipal? cookie, CancellationToken cancellationToken)
    {
        if (!tenant.HasShell || cookie?.FindFirst(PersonClaims.Tenant)?.Value != tenant.Shell.Name
            || !Guid.TryParse(cookie.FindFirst(PersonClaims.Session)?.Value, out var sessionId)
            || await sessions.FindAsync(tenant.Shell.Name, sessionId, cancellationToken) is not { } person
            || person.SecurityStamp != cookie.FindFirst(PersonClaims.SecurityStamp)?.Value
            || person.UserId.ToString() != cookie.FindFirst(PersonClaims.UserId)?.Value)
        {
            return null;
        }

        await roles.EnsureAsync(tenant.Shell.Name, cancellationToken);
        var identity = person.ToIdentity(tenant.Shell.Name, Schemes.Cookie);
        identity.AddClaim(new(PersonClaims.Session, sessionId.ToString()));
        identity.AddClaim(new(PersonClaims.SecurityStamp, person.SecurityStamp));
        if (person.MustChangePassword)
        {
            identity.AddClaim(new(MustChangePassword, "1"));
        }

        return identity;
    }
}
