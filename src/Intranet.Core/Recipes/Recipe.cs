using System.Text.Json;
using System.Text.Json.Nodes;
using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>A recipe as read from its file, with Orchard's head.</summary>
internal sealed record Recipe(
    string Name, string DisplayName, string Description, bool IsSetupRecipe, IReadOnlyList<string> Categories, IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, string> Variables, JsonArray Steps)
{
    private const string OfOrganisations = "organisation";
    private const string OfRegisters = "register";

    private static readonly string[] HeadProperties =
        ["name", "displayName", "description", "author", "website", "version", "issetuprecipe", "categories", "tags", "variables", "steps"];

    public bool FitsOrganisations => Categories.Contains(OfOrganisations, StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the organisations that it makes are all there are of their kinds, so that others can be looked up among them.</summary>
    public bool IsRegister => Tags.Contains(OfRegisters, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a recipe. What is wrong with its head is reported with the place; null when it cannot be read at all.</summary>
    public static Recipe? Read(string file, string json, RecipeProblems problems)
    {
        JsonObject root;
        try
        {
            root = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false, MaxDepth = 32 }) as JsonObject
                ?? throw new JsonException("a recipe is a JSON object");
        }
        catch (JsonException exception)
        {
            problems.Add(file, exception.Message);
            return null;
        }

        problems.RejectUnknown(file, root, HeadProperties);
        problems.Require(file, root, "name");
        var isSetup = root["issetuprecipe"] is JsonValue flag && flag.TryGetValue<bool>(out var given) ? given : (bool?)null;
        if (root["issetuprecipe"] is not null && isSetup is null)
        {
            problems.Add(file + ".issetuprecipe", "must be true or false");
        }

        if (root["variables"] is not (null or JsonObject))
        {
            problems.Add(file + ".variables", "must be an object");
        }

        if (root["steps"] is not JsonArray steps)
        {
            problems.Add(file + ".steps", "a list of steps is required here");
            return null;
        }

        var variables = (root["variables"] as JsonObject ?? []).ToDictionary(p => p.Key, p => p.Value?.ToString() ?? "", StringComparer.Ordinal);
        return new Recipe(Text(root, "name"), Text(root, "displayName"), Text(root, "description"), isSetup ?? false, Texts(root, "categories"), Texts(root, "tags"), variables, steps);
    }

    private static IReadOnlyList<string> Texts(JsonObject root, string name) =>
        root[name] is JsonArray list ? [.. list.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text : "")] : [];

    private static string Text(JsonObject root, string name) => root[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
