using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Users;

/// <summary>The antiforgery cookie under the name and path of the request's tenant.</summary>
internal sealed class AntiforgeryCookie(IHttpContextAccessor accessor) : CookieBuilder
{
    private const string Purpose = "form";

    public override string? Name
    {
        get => accessor.HttpContext is { } context ? NameOf(context) : Purpose;
        set => _ = value;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Path = TenantCookieName.PathOf(context);
        return options;
    }

    private static string NameOf(HttpContext context) =>
        TenantCookieName.Of(context, context.RequestServices.GetRequiredService<ITenantContext>(), Purpose) ?? Purpose;
}
