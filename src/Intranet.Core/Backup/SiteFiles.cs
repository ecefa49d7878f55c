using Intranet.Data;

namespace Intranet.Core;

/// <summary>Files of a tenant that are neither its store nor derived from it: attachments and whatever later modules keep there.</summary>
internal static class SiteFiles
{
    /// <summary>Paths below the site's folder, parted by <c>/</c>, in order.</summary>
    public static IEnumerable<string> Of(StoreOptions options, string tenant)
    {
        var folder = options.SiteFolder(tenant);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(f => !f.StartsWith("index", StringComparison.Ordinal) && !f.StartsWith(BackupManifest.StoreName, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
            : [];
    }
}
