using System.IO.Compression;
using System.Text.Json;

namespace Intranet.Search.Tool;

/// <summary>Reads files of one JSON object a line, packed with gzip when the name says so. A byte order mark, CRLF and empty lines do no harm.</summary>
internal static class JsonLines
{
    /// <exception cref="InvalidDataException">A line is no JSON object; the message says which.</exception>
    public static IEnumerable<JsonElement> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line, path, number);
            }
        }
    }

    /// <summary>The <c>id</c> of a line, a string or a number.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static string Id(JsonElement line) =>
        line.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number && Text(id) is { Length: > 0 } text
            ? text
            : throw new InvalidDataException($"An id is missing in {line.GetRawText()[..Math.Min(80, line.GetRawText().Length)]}");

    /// <summary>A string as text; half of a surrogate pair, which .NET takes for no text, as it is written.</summary>
    public static string Text(JsonElement value)
    {
        try
        {
            return value.ToString();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }

    private static JsonElement Parse(string line, string path, int number)
    {
        try
        {
            var value = JsonSerializer.Deserialize<JsonElement>(line);
            return value.ValueKind == JsonValueKind.Object ? value : throw new InvalidDataException($"{path}: line {number} is no JSON object.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: line {number} is no JSON: {e.Message}", e);
        }
    }
}
