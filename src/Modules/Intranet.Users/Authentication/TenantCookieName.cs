using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;

namespace Intranet.Users;

/// <summary>
/// Names cookies so that tenants cannot reach each other's: bound to the host where the tenant has its own, else named
/// after the tenant and bound to its path.
/// </summary>
internal static class TenantCookieName
{
    /// <summary>Name of the request's cookie; null where there is no tenant.</summary>
    /// <param name="context">The request, after the tenant was found.</param>
    /// <param name="tenant">The request's tenant.</param>
    /// <param name="purpose">What the cookie is for: <c>session</c>.</param>
    public static string? Of(HttpContext context, ITenantContext tenant, string purpose)
    {
        if (!tenant.HasShell)
        {
            return null;
        }

        if (context.Request.PathBase.HasValue)
        {
            return $"{purpose}-{tenant.Shell.Name}";
        }

        // Browsers take the prefix over an encrypted connection only, which Development may lack.
        return context.Request.IsHttps ? $"__Host-{purpose}" : purpose;
    }

    public static string PathOf(HttpContext context) => context.Request.PathBase.HasValue ? context.Request.PathBase.Value! : "/";
}
