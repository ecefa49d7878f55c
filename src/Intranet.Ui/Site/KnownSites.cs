using Microsoft.AspNetCore.Http;

namespace Intranet.Ui;

/// <summary>
/// The organisations that a reader has accounts in, as this browser knows them: names in a cookie of the host. It opens nothing; each account
/// has its own sign-in, and nothing of one is known to another.
/// </summary>
public static class KnownSites
{
    private const string CookieName = "accounts";

    /// <summary>Cookie with the name of the tenant that network addresses lead to.</summary>
    private const string HomeCookie = "home";

    private const char Separator = '.';
    private const int Most = 10;
    private const int LongestName = 40;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>Names of tenants, the newest first. They are the browser's word: look each up before it is used.</summary>
    public static IReadOnlyList<string> Read(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return
        [
            .. (request.Cookies[CookieName] ?? "").Split(Separator, Most + 1, StringSplitOptions.RemoveEmptyEntries).Take(Most)
                .Where(n => n.Length <= LongestName && n.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')).Distinct(),
        ];
    }

    /// <summary>Puts a tenant first, and makes it the one that network addresses lead to.</summary>
    /// <param name="context">The request.</param>
    /// <param name="tenant">Name of the tenant.</param>
    /// <param name="isSecure">True where cookies are to travel over https only.</param>
    public static void Remember(HttpContext context, string tenant, bool isSecure)
    {
        ArgumentNullException.ThrowIfNull(context);
        Write(context, CookieName, string.Join(Separator, Read(context.Request).Where(n => n != tenant).Prepend(tenant).Take(Most)), isSecure);
        Write(context, HomeCookie, tenant, isSecure);
    }

    /// <summary>Takes a tenant off the list. Sessions and accounts stay as they are.</summary>
    public static void Forget(HttpContext context, string tenant)
    {
        ArgumentNullException.ThrowIfNull(context);
        Write(context, CookieName, string.Join(Separator, Read(context.Request).Where(n => n != tenant)), context.Request.IsHttps);
    }

    private static void Write(HttpContext context, string name, string value, bool isSecure) => context.Response.Cookies.Append(name, value, new CookieOptions
    {
        Path = "/", MaxAge = Lifetime, SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = isSecure, IsEssential = true,
    });
}
