using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Intranet.Ui;

/// <summary>Addresses of built assets, the same for all sites of a host, so that a browser fetches each once.</summary>
public static class SiteAssets
{
    /// <summary>The address of an asset, with its fingerprint where the host knows it; then browsers keep it for a year.</summary>
    /// <param name="context">The request whose page links the asset.</param>
    /// <param name="path">Path without leading slash: <c>_content/Intranet.Theme.Base/site.css</c>.</param>
    public static string Url(HttpContext context, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        var assets = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"/{assets?[path] ?? path}";
    }
}
