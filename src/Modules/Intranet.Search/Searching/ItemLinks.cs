using Intranet.Abstractions;

namespace Intranet.Search;

/// <summary>Makes the addresses of what was found.</summary>
internal static class ItemLinks
{
    /// <summary>People stand in no scope: a person's page lies on the site itself.</summary>
    public const string Person = "person";

    public static string To(string pathBase, Scope scope, string kind, string path) =>
        SiteLinks.In(pathBase, kind == Person ? Scope.Own : scope, path);
}
