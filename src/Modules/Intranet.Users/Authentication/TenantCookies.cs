using Intranet.Abstractions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Users;

/// <summary>Keeps the sign-in cookie under the name and path of the request's tenant, whatever name the scheme asks for.</summary>
internal sealed class TenantCookies : ICookieManager
{
    private readonly ChunkingCookieManager _inner = new();

    public string? GetRequestCookie(HttpContext context, string key) =>
        NameOf(context, key) is { } name ? _inner.GetRequestCookie(context, name) : null;

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
    {
        if (NameOf(context, key) is { } name)
        {
            options.Path = TenantCookieName.PathOf(context);
            _inner.AppendResponseCookie(context, name, value, options);
        }
    }

    public void DeleteCookie(HttpContext context, string key, CookieOptions options)
    {
        if (NameOf(context, key) is { } name)
        {
            options.Path = TenantCookieName.PathOf(context);
            _inner.DeleteCookie(context, name, options);
        }
    }

    private static string? NameOf(HttpContext context, string purpose) =>
        TenantCookieName.Of(context, context.RequestServices.GetRequiredService<ITenantContext>(), purpose);
}
