using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Intranet.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Core;

/// <summary>
/// Runs recipes. A recipe is validated whole, with the recipes it names, before its first step runs; a step that nobody
/// takes is an error.
/// </summary>
public sealed partial class RecipeRunner(IEnumerable<IRecipeStepHandler> handlers, IShellScopes scopes, RecipeFolder folder)
{
    private readonly Dictionary<string, IRecipeStepHandler> _handlers = handlers.ToDictionary(h => h.Name, StringComparer.Ordinal);

    public bool Exists(string name) => folder.Exists(name);

    /// <summary>Reports everything that is wrong with a recipe; empty when it can run.</summary>
    public IReadOnlyList<string> Validate(string name, string tenant, IReadOnlyDictionary<string, string>? variables = null)
    {
        var problems = new RecipeProblems();
        Validate(name, tenant, variables ?? new Dictionary<string, string>(), problems, depth: 0);
        return problems.Items;
    }

    /// <summary>Validates and runs a recipe in a tenant. Answers what is wrong, in which case nothing was run.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(
        string name, string tenant, IReadOnlyDictionary<string, string>? variables, IProgress<string> progress, CancellationToken cancellationToken)
    {
        variables ??= new Dictionary<string, string>();
        var problems = Validate(name, tenant, variables);
        if (problems.Count > 0)
        {
            return problems;
        }

        var recipe = folder.Read(name, new RecipeProblems())!;
        foreach (var (step, path) in Steps(recipe, variables))
        {
            await using var scope = scopes.Open(tenant);
            var context = new RecipeStepContext(tenant, $"{name}.{path}", step, progress);
            await _handlers[StepName(step)].ExecuteAsync(context, scope.Services, cancellationToken);
        }

        return [];
    }

    internal void Validate(string name, string tenant, IReadOnlyDictionary<string, string> variables, RecipeProblems problems, int depth)
    {
        if (depth > 8)
        {
            problems.Add(name, "recipes name each other in a circle");
            return;
        }

        if (folder.Read(name, problems) is not { } recipe)
        {
            return;
        }

        foreach (var (step, path) in Steps(recipe, variables))
        {
            var place = $"{name}.{path}";
            if (!_handlers.TryGetValue(StepName(step), out var handler))
            {
                problems.Add(place, $"unknown step \"{StepName(step)}\"{NearestName.Suggest(StepName(step), _handlers.Keys)}");
                continue;
            }

            problems.RejectUnknown(place, step, [.. handler.Properties, "name"]);
            handler.Validate(new RecipeStepContext(tenant, place, step, new Progress<string>()), problems);
            foreach (var (nested, nestedTenant) in NestedRecipes(handler, step, tenant))
            {
                Validate(nested, nestedTenant, variables, problems, depth + 1);
            }
        }
    }

    private static IEnumerable<(string Recipe, string Tenant)> NestedRecipes(IRecipeStepHandler handler, JsonObject step, string tenant) =>
        handler is INamesRecipes naming ? naming.GetRecipes(step, tenant).Distinct() : [];

    private static string StepName(JsonObject step) => step["name"] is JsonValue value && value.TryGetValue<string>(out var name) ? name : "";

    private static IEnumerable<(JsonObject Step, string Path)> Steps(Recipe recipe, IReadOnlyDictionary<string, string> variables)
    {
        var all = new Dictionary<string, string>(recipe.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            all[name] = value;
        }

        for (var i = 0; i < recipe.Steps.Count; i++)
        {
            var step = recipe.Steps[i] is JsonObject found ? (JsonObject)Fill(found, all)! : new JsonObject();
            yield return (step, $"steps[{i}]");
        }
    }

    /// <summary>A copy with each <c>[variable]</c> in its texts replaced; unknown ones stay as they are.</summary>
    private static JsonNode? Fill(JsonNode? node, Dictionary<string, string> variables) => node switch
    {
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Fill(p.Value, variables)))),
        JsonArray list => new JsonArray([.. list.Select(item => Fill(item, variables))]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.Contains('[') =>
            JsonValue.Create(Variable().Replace(text, match => variables.GetValueOrDefault(match.Groups[1].Value, match.Value))),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"\[([A-Za-z][A-Za-z0-9]*)\](?!\()")]
    private static partial Regex Variable();
}

/// <summary>A step that runs other recipes says which, so that they are validated with it.</summary>
internal interface INamesRecipes
{
    IEnumerable<(string Recipe, string Tenant)> GetRecipes(JsonObject step, string tenant);
}

/// <summary>The folder with <c>{name}.recipe.json</c> files.</summary>
public sealed class RecipeFolder(string folder)
{
    public bool Exists(string name) => PathOf(name) is not null;

    /// <summary>Names of all recipes.</summary>
    public IReadOnlyList<string> Names =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.recipe.json").Select(f => Path.GetFileName(f)[..^".recipe.json".Length]).Order(StringComparer.Ordinal)] : [];

    internal Recipe? Read(string name, RecipeProblems problems)
    {
        if (PathOf(name) is not { } path)
        {
            problems.Add(name, $"there is no such recipe{NearestName.Suggest(name, Names)}");
            return null;
        }

        return Recipe.Read(name, File.ReadAllText(path), problems);
    }

    private string? PathOf(string name)
    {
        if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not '-'))
        {
            return null;
        }

        var path = Path.Combine(folder, name + ".recipe.json");
        return File.Exists(path) ? path : null;
    }
}
