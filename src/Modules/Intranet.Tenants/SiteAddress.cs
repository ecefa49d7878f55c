using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;

namespace Intranet.Tenants;

/// <summary>Where another tenant's site is reached from the current request.</summary>
internal static class SiteAddress
{
    /// <summary>The site's base without trailing slash: <c>/vaxjo</c>, or <c>https://intranat.vaxjo.se</c> for one with its own host.</summary>
    public static string Of(HttpRequest request, ITenantContext current, ShellSettings shell)
    {
        var host = shell.RequestUrlHost.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        if (host is not null)
        {
            var authority = request.Host.Port is { } port ? $"{host}:{port}" : host;
            return $"{request.Scheme}://{authority}";
        }

        return shell.RequestUrlPrefix.Length == 0 ? Root(request, current) : $"{Root(request, current)}/{shell.RequestUrlPrefix}";
    }

    /// <summary>The address as people write it, for lists.</summary>
    public static string Display(ShellSettings shell) => shell.RequestUrlHost.Length > 0 ? shell.RequestUrlHost : "/" + shell.RequestUrlPrefix;

    private static string Root(HttpRequest request, ITenantContext current)
    {
        var pathBase = request.PathBase.Value ?? "";
        var own = current.HasShell && current.Shell.RequestUrlPrefix.Length > 0 ? "/" + current.Shell.RequestUrlPrefix : "";
        return own.Length > 0 && pathBase.EndsWith(own, StringComparison.OrdinalIgnoreCase) ? pathBase[..^own.Length] : pathBase;
    }
}
