namespace Intranet.Search.Engine.Tests;

/// <summary>Test data that lies beside the project and may be absent; a test that needs it ends without a verdict then.</summary>
internal static class SharedData
{
    /// <summary>The path of a file; null when it is not there.</summary>
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "..", "shared", "data", name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
