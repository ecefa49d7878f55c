namespace Intranet.Testing;

/// <summary>The sources that the tests were built from.</summary>
public static class Repository
{
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>The folder with <c>Intranet.sln</c>.</summary>
    public static string Root => Found.Value;

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Intranet.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"Intranet.sln stands in no folder above {AppContext.BaseDirectory}.");
    }
}
