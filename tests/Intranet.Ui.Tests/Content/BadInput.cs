using System.IO.Compression;
using System.Text.Json;

namespace Intranet.Ui.Tests.Content;

/// <summary>The collection of bad input beside the repository. Tests that need it do nothing where it is absent, and say so.</summary>
internal static class BadInput
{
    private static readonly string? Folder = Find();

    public static string[] Lines(string file) => Path(file) is { } path ? File.ReadAllLines(path) : [];

    public static IReadOnlyList<JsonElement> Json(string file) =>
        Path(file) is { } path ? [.. JsonDocument.Parse(File.ReadAllText(path)).RootElement.EnumerateArray()] : [];

    public static IReadOnlyDictionary<string, string> Zipped(string file)
    {
        if (Path(file) is not { } path)
        {
            return new Dictionary<string, string>();
        }

        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    private static string? Path(string file)
    {
        if (Folder is null)
        {
            Console.WriteLine($"Skipped: ../shared/data/bad-input/{file} is not beside the repository.");
            return null;
        }

        return System.IO.Path.Combine(Folder, file);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "data", "bad-input");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
