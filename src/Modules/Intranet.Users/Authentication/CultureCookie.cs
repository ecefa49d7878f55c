using Microsoft.AspNetCore.Http;

namespace Intranet.Users;

/// <summary>The reader's language in this browser, as the site reads it.</summary>
internal static class CultureCookie
{
    private const string Name = "culture";

    /// <param name="context">The request.</param>
    /// <param name="culture"><c>sv</c> or <c>en</c>; null follows the site.</param>
    /// <param name="isSecure">Whether the cookie is for encrypted connections only.</param>
    public static void Set(HttpContext context, string? culture, bool isSecure)
    {
        var options = new CookieOptions
        {
            Path = TenantCookieName.PathOf(context), MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = isSecure, IsEssential = true,
        };
        if (culture is null)
        {
            context.Response.Cookies.Delete(Name, options);
            return;
        }

        context.Response.Cookies.Append(Name, culture, options);
    }
}
