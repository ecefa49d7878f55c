using System.Text.Json.Nodes;
using Intranet.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Core;

/// <summary><c>content</c>: communities, threads, cases … Each item goes to the module that takes its kind.</summary>
internal sealed class ContentStep(IEnumerable<IContentImporter> importers, TimeProvider clock) : IRecipeStepHandler
{
    private static readonly string[] CommonProperties = ["kind", "key", "scope", "author", "createdDaysAgo"];
    private readonly Dictionary<string, IContentImporter> _importers = importers.ToDictionary(i => i.Kind, StringComparer.Ordinal);

    public string Name => "content";

    public IReadOnlyCollection<string> Properties { get; } = ["data"];

    public void Validate(RecipeStepContext step, RecipeProblems problems)
    {
        if (step.Step["data"] is not JsonArray list)
        {
            problems.Add($"{step.Path}.data", "a list of items is required here");
            return;
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            var path = $"{step.Path}.data[{i}]";
            if (list[i] is not JsonObject item)
            {
                problems.Add(path, "must be an object");
                continue;
            }

            ValidateItem(path, item, keys, problems);
        }
    }

    public async Task ExecuteAsync(RecipeStepContext step, IServiceProvider services, CancellationToken cancellationToken)
    {
        var people = services.GetRequiredService<IPeople>();
        foreach (var item in ((JsonArray)step.Step["data"]!).OfType<JsonObject>())
        {
            var kind = item["kind"]!.ToString();
            var author = await people.FindAsync(step.Tenant, item["author"]!.ToString(), cancellationToken)
                ?? throw new InvalidOperationException($"{step.Path}: there is no user {item["author"]} in {step.Tenant}.");
            var scope = item["scope"]?.ToString() == "network" ? Scope.Network : Scope.Own;
            var created = clock.GetUtcNow().UtcDateTime.AddDays(-(item["createdDaysAgo"]?.GetValue<double>() ?? 0));
            var content = new ContentItem(step.Tenant, scope, ContentKey.ToId(step.Tenant, kind, item["key"]!.ToString()), author, created, item);
            await using var shellScope = services.GetRequiredService<IShellScopes>().Open(step.Tenant);
            await _importers[kind].ImportAsync(content, shellScope.Services, cancellationToken);
        }
    }

    private void ValidateItem(string path, JsonObject item, HashSet<string> keys, RecipeProblems problems)
    {
        problems.Require(path, item, "kind", "key", "author");
        var kind = item["kind"]?.ToString() ?? "";
        if (!_importers.TryGetValue(kind, out var importer))
        {
            problems.Add($"{path}.kind", $"unknown kind \"{kind}\"{NearestName.Suggest(kind, _importers.Keys)}");
            return;
        }

        if (item["scope"]?.ToString() is not (null or "own" or "network"))
        {
            problems.Add($"{path}.scope", "must be \"own\" or \"network\"");
        }

        if (item["createdDaysAgo"] is { } days && !(days is JsonValue number && number.TryGetValue<double>(out _)))
        {
            problems.Add($"{path}.createdDaysAgo", "must be a number");
        }

        if (!keys.Add($"{kind}/{item["key"]}"))
        {
            problems.Add($"{path}.key", $"\"{item["key"]}\" stands twice");
        }

        problems.RejectUnknown(path, item, [.. importer.Properties, .. CommonProperties]);
        importer.Validate(path, item, problems);
    }
}
