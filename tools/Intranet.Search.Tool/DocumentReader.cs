using System.Text.Json;
using Intranet.Search.Engine;

namespace Intranet.Search.Tool;

/// <summary>
/// Makes a document of a JSON object: <c>id</c> is the key, <c>title</c>, <c>body</c> and other strings are text, lists of strings are
/// keywords, numbers are numbers.
/// </summary>
internal static class DocumentReader
{
    public static Document Read(JsonElement line, Language language)
    {
        var key = line.GetProperty("id");
        var document = new Document(key.ValueKind == JsonValueKind.String ? key.GetString()! : key.GetRawText(), 1) { Language = language };
        foreach (var property in line.EnumerateObject())
        {
            if (property.Name != "id")
            {
                Add(document, property.Name, property.Value);
            }
        }

        return document;
    }

    private static void Add(Document document, string field, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                document.AddText(field, value.GetString());
                break;
            case JsonValueKind.Number when value.TryGetInt64(out var number):
                document.AddNumber(field, number);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    document.AddKeyword(field, item.ToString());
                }

                break;
            default:
                break;
        }
    }
}
