using System.IO.Compression;
using System.Text.Json;

namespace Intranet.Web.Tests.Input;

/// <summary>The collection of bad input beside the repository.</summary>
internal static class SharedData
{
    public const string Absent = "../shared/data/bad-input is not beside the repository.";

    private static readonly string Folder = Repository.PathTo("..", "shared", "data", "bad-input");

    public static bool IsThere => Directory.Exists(Folder);

    public static IReadOnlyList<string> NaughtyStrings() => JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(Folder, "blns.json")))!;

    /// <summary>By name; those that are no single text are left out.</summary>
    public static IReadOnlyDictionary<string, string> Queries() => Texts(JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "search-queries.json"))));

    public static IReadOnlyDictionary<string, string> Markdown()
    {
        using var stream = new GZipStream(File.OpenRead(Path.Combine(Folder, "markdown-pathological.json.gz")), CompressionMode.Decompress);
        return Texts(JsonDocument.Parse(stream));
    }

    public static IReadOnlyList<string> IdentityNumbers() => JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(Folder, "personnummer-synthetic.json")))!;

    private static Dictionary<string, string> Texts(JsonDocument document) =>
        document.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).ToDictionary(p => p.Name, ReadText);

    /// <summary>Half a surrogate pair cannot be read as text, and stays out.</summary>
    private static string ReadText(JsonProperty property)
    {
        try
        {
            return property.Value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}

/// <summary>A test that needs the data beside the repository, and says so where it is absent.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = SharedData.IsThere ? null : SharedData.Absent;
}
