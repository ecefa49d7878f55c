using System.IO.Compression;
using System.Text.Json;

namespace Intranet.Search.Bench;

/// <summary>Documents, questions and which documents answer them.</summary>
internal sealed record JudgedSet(string Name, IReadOnlyList<(string Id, string Title, string Body)> Documents, IReadOnlyList<(string Id, string Text)> Questions, IReadOnlyDictionary<string, Dictionary<string, int>> Judgements)
{
    public static JudgedSet Read(string folder) => new(
        Path.GetFileName(folder),
        [.. Lines(Find(folder, "docs.jsonl")).Select(l => (Text(l, "id"), Text(l, "title"), Text(l, "body")))],
        [.. Lines(Find(folder, "queries.jsonl")).Select(l => (Text(l, "id"), Text(l, "text")))],
        File.ReadLines(Find(folder, "qrels.tsv")).Select(l => l.Split('\t')).Where(c => c.Length >= 3)
            .GroupBy(c => c[0], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToDictionary(c => c[1], c => int.Parse(c[2], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal), StringComparer.Ordinal));

    public static IEnumerable<JsonElement> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return JsonSerializer.Deserialize<JsonElement>(line);
        }
    }

    public static string Text(JsonElement line, string field) => line.TryGetProperty(field, out var value) ? value.ToString() : "";

    private static string Find(string folder, string name) => Path.Combine(folder, name) is var path && File.Exists(path) ? path : path + ".gz";
}
