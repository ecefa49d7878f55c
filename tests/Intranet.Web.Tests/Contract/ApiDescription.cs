using System.Globalization;
using System.Text.Json.Nodes;

namespace Intranet.Web.Tests.Contract;

/// <summary>The OpenAPI document of the running host, against which answers are held.</summary>
internal sealed class ApiDescription(JsonNode document)
{
    private const string Base = "/api/v1/";

    public JsonNode Document => document;

    /// <summary>Every operation: <c>GET /api/v1/me</c> and what is said about it.</summary>
    public IEnumerable<(string Method, string Path, JsonNode Operation)> Operations =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where operation.Key is "get" or "put" or "post" or "delete" or "patch"
        select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!);

    /// <summary>What in the answer the document does not say; empty when all is as described.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="address">Relative to <c>/api/v1/</c>.</param>
    /// <param name="answer">What came.</param>
    public IReadOnlyList<string> Faults(string method, string address, ApiAnswer answer)
    {
        if (Find(method, address).Operation is not { } operation)
        {
            return ["is no operation of the document"];
        }

        if (operation["responses"]![answer.Status.ToString(CultureInfo.InvariantCulture)] is not { } response)
        {
            return [$"{answer.Status} is not described"];
        }

        var faults = new List<string>();
        foreach (var (name, value) in new[] { ("ETag", answer.ETag), ("Location", answer.Location) })
        {
            if (response["headers"]?[name] is not null != value is not null)
            {
                faults.Add($"{name} is {(value is null ? "described and absent" : "there and not described")}");
            }
        }

        var schema = response["content"]?.AsObject().Single().Value!["schema"];
        if (schema is null != (answer.Text.Length == 0))
        {
            faults.Add(schema is null ? "has a body that is not described" : "has no body");
        }
        else if (schema is not null)
        {
            Check(answer.Body, schema, "$", faults);
        }

        return faults;
    }

    /// <summary>Places in the schemas that say nothing.</summary>
    public IEnumerable<string> Vague() => document["components"]!["schemas"]!.AsObject().SelectMany(s => Vague(s.Value!, s.Key));

    private static IEnumerable<string> Vague(JsonNode schema, string place)
    {
        if (schema["$ref"] is null && schema["type"] is null && schema["oneOf"] is null)
        {
            yield return place;
        }

        var parts = (schema["properties"]?.AsObject() ?? []).Select(p => (p.Value!, $"{place}.{p.Key}"));
        if (Types(schema).Contains("array"))
        {
            parts = parts.Append((schema["items"] ?? new JsonObject(), place + "[]"));
        }

        foreach (var fault in parts.SelectMany(p => Vague(p.Item1, p.Item2)))
        {
            yield return fault;
        }
    }

    /// <summary>The path of the operation that an address belongs to; null for none.</summary>
    public string? TemplateOf(string method, string address) => Find(method, address).Path;

    private (string Method, string Path, JsonNode Operation) Find(string method, string address)
    {
        var segments = (Base + address.Split('?')[0]).Split('/');
        return Operations.Where(o => o.Method == method && Matches(o.Path.Split('/'), segments)).OrderBy(o => o.Path.Count(c => c == '{')).FirstOrDefault();
    }

    private static bool Matches(string[] template, string[] segments) =>
        template.Length == segments.Length && template.Zip(segments).All(pair => pair.First == pair.Second || pair.First.StartsWith('{'));

    private void Check(JsonNode? value, JsonNode schema, string place, List<string> faults)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            Check(value, document["components"]!["schemas"]![reference.Split('/')[^1]]!, place, faults);
            return;
        }

        if (schema["oneOf"] is JsonArray choices)
        {
            if (choices.All(choice => FaultsOf(value, choice!, place).Count > 0))
            {
                faults.Add($"{place} fits none of its schemas");
            }

            return;
        }

        var kind = KindOf(value);
        if (Types(schema) is { Count: > 0 } types && !types.Contains(kind) && !(kind == "integer" && types.Contains("number")))
        {
            faults.Add($"{place} is {kind}, not {string.Join(" or ", types)}");
            return;
        }

        switch (kind)
        {
            case "object":
                CheckObject(value!.AsObject(), schema, place, faults);
                break;
            case "array":
                value!.AsArray().ToList().ForEach(item => Check(item, schema["items"] ?? new JsonObject(), place + "[]", faults));
                break;
            case "string":
                CheckText(value!.GetValue<string>(), schema, place, faults);
                break;
        }
    }

    private List<string> FaultsOf(JsonNode? value, JsonNode schema, string place)
    {
        var faults = new List<string>();
        Check(value, schema, place, faults);
        return faults;
    }

    private void CheckObject(JsonObject value, JsonNode schema, string place, List<string> faults)
    {
        faults.AddRange((schema["required"]?.AsArray() ?? []).Select(r => r!.GetValue<string>()).Where(r => !value.ContainsKey(r)).Select(r => $"{place}.{r} is absent"));
        foreach (var (name, member) in value)
        {
            if ((schema["properties"]?[name] ?? schema["additionalProperties"]) is { } known)
            {
                Check(member, known, $"{place}.{name}", faults);
            }
            else
            {
                faults.Add($"{place}.{name} is not described");
            }
        }
    }

    private static void CheckText(string value, JsonNode schema, string place, List<string> faults)
    {
        if (schema["enum"] is JsonArray known && known.All(k => k?.GetValue<string>() != value))
        {
            faults.Add($"{place} is «{value}»");
        }

        var isRight = schema["format"]?.GetValue<string>() switch
        {
            "uuid" => Guid.TryParse(value, out _),
            "date-time" => value.EndsWith('Z') && DateTime.TryParse(value, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        if (!isRight)
        {
            faults.Add($"{place} is «{value}»");
        }
    }

    private static List<string> Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => [.. several.Select(t => t!.GetValue<string>())],
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };

    private static string KindOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => value.ToJsonString().All(c => char.IsDigit(c) || c == '-') ? "integer" : "number",
            _ => "boolean",
        },
    };
}
