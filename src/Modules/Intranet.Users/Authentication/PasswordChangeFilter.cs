using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Intranet.Users;

/// <summary>Leads a person whose password was set by an administrator to choosing one of their own before anything else.</summary>
internal sealed class PasswordChangeFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var mustChange = context.HttpContext.User.HasClaim(c => c.Type == SessionCookieEvents.MustChangePassword);
        if (mustChange && context.HandlerInstance is not (ChangePasswordPage or SignOutPage or SignInPage) && !IsErrorPage(context))
        {
            context.Result = new RedirectResult($"{context.HttpContext.Request.PathBase}/profile/password");
            return;
        }

        await next();
    }

    private static bool IsErrorPage(PageHandlerExecutingContext context) => context.HttpContext.Request.Path.StartsWithSegments("/error");
}
