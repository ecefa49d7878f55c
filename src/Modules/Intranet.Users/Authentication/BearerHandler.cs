using System.Security.Claims;
using System.Text.Encodings.Web;
using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Intranet.Users;

/// <summary>Personal access tokens for the API. The answer to a bad token is the same whatever is bad about it.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    Tokens tokens, RolePermissions roles, ITenantContext tenant, IStringLocalizer<Texts> texts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";
    private bool _mayOnlyRead;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!tenant.HasShell || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var person = await tokens.FindAsync(tenant.Shell.Name, header[Prefix.Length..].Trim(), Context.RequestAborted);
        if (person is null)
        {
            return AuthenticateResult.Fail("The token is not valid.");
        }

        var isSafe = HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method) || HttpMethods.IsOptions(Request.Method);
        if (!isSafe && person.Scopes?.HasFlag(TokenScopes.Write) != true)
        {
            _mayOnlyRead = true;
            return AuthenticateResult.Fail("The token may only read.");
        }

        await roles.EnsureAsync(tenant.Shell.Name, Context.RequestAborted);
        var principal = new ClaimsPrincipal(person.ToIdentity(tenant.Shell.Name, Schemes.Bearer));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_mayOnlyRead)
        {
            await AnswerAsync(StatusCodes.Status403Forbidden, "token-may-only-read", "Problem.TokenMayOnlyRead");
            return;
        }

        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        await AnswerAsync(StatusCodes.Status401Unauthorized, "not-signed-in", "Problem.NotSignedIn");
    }

    /// <summary>What a person may not see answers like what does not exist.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private Task AnswerAsync(int status, string code, string text) =>
        Results.Problem(new ProblemDetails { Status = status, Type = ApiResults.ProblemType + code, Title = texts[text] }).ExecuteAsync(Context);
}
