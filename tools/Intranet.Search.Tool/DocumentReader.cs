using System.Text.Json;
using Intranet.Search.Engine;

namespace Intranet.Search.Tool;

/// <summary>
/// Makes a document of a JSON object: <c>id</c> is the key, <c>title</c>, <c>body</c> and other strings are text, whole numbers are numbers, lists
/// are keywords, but lists of paragraphs below <c>title</c> and <c>body</c> are text. What is null, true, false or an object is left out.
/// </summary>
internal static class DocumentReader
{
    public static Document Read(JsonElement line, Language language)
    {
        var document = new Document(JsonLines.Id(line), 1) { Language = language };
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in line.EnumerateObject())
        {
            if (property.Name is not ("id" or ""))
            {
                Add(document, property.Name, property.Value, numbers);
            }
        }

        return document;
    }

    private static void Add(Document document, string field, JsonElement value, HashSet<string> numbers)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                document.AddText(field, JsonLines.Text(value));
                break;
            case JsonValueKind.Number when value.TryGetInt64(out var number) && numbers.Add(field):
                document.AddNumber(field, number);
                break;
            case JsonValueKind.Array when field is Fields.Title or Fields.Body:
                foreach (var item in value.EnumerateArray())
                {
                    document.AddText(field, JsonLines.Text(item));
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    document.AddKeyword(field, JsonLines.Text(item));
                }

                break;
            default:
                break;
        }
    }
}
