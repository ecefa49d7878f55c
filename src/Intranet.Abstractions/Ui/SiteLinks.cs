namespace Intranet.Abstractions;

/// <summary>
/// Makes addresses inside a site. The only place where a scope becomes a path, so that no link can forget its scope.
/// </summary>
public static class SiteLinks
{
    /// <summary>Path segment of the network's scope.</summary>
    public const string NetworkSegment = "network";

    /// <summary>The address of a path in a scope, below the site's base: <c>/network/cases/{id}</c>.</summary>
    /// <param name="pathBase">The site's base path: <c>""</c> or <c>/vaxjo</c>.</param>
    /// <param name="scope">Where the thing lives.</param>
    /// <param name="path">Path without leading slash: <c>cases/{id}</c>.</param>
    public static string In(string pathBase, Scope scope, string path) =>
        scope == Scope.Network ? $"{pathBase}/{NetworkSegment}/{path}" : $"{pathBase}/{path}";

    /// <summary>The one address of a network page that works for everybody.</summary>
    public static string Shared(Guid id) => $"/n/{id:N}";
}
