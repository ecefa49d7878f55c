using System.Text.Json.Nodes;
using Intranet.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Core;

/// <summary><c>feature</c>: turns features on and off.</summary>
internal sealed class FeatureStep(IExtensionCatalog catalog) : IRecipeStepHandler
{
    public string Name => "feature";

    public IReadOnlyCollection<string> Properties { get; } = ["enable", "disable"];

    public void Validate(RecipeStepContext step, RecipeProblems problems)
    {
        string[] known = [.. catalog.Features.Select(f => f.Id)];
        foreach (var list in Properties)
        {
            if (step.Step[list] is not (null or JsonArray))
            {
                problems.Add($"{step.Path}.{list}", "a list of texts is required here");
            }

            foreach (var id in Texts(step.Step[list]).Where(id => !known.Contains(id)))
            {
                problems.Add($"{step.Path}.{list}", $"unknown feature \"{id}\"{NearestName.Suggest(id, known)}");
            }
        }
    }

    public Task ExecuteAsync(RecipeStepContext step, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<IFeatureState>().ChangeAsync(
            step.Tenant, [.. Texts(step.Step["enable"])], [.. Texts(step.Step["disable"])], cancellationToken);

    internal static IEnumerable<string> Texts(JsonNode? list) =>
        (list as JsonArray ?? []).OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text : "");
}

/// <summary><c>themes</c>: chooses the site's theme.</summary>
internal sealed class ThemesStep(IExtensionCatalog catalog) : IRecipeStepHandler
{
    public string Name => "themes";

    public IReadOnlyCollection<string> Properties { get; } = ["site"];

    public void Validate(RecipeStepContext step, RecipeProblems problems)
    {
        problems.Require(step.Path, step.Step, "site");
        string[] known = [.. catalog.Themes.Select(t => t.Id)];
        if (step.Step["site"]?.ToString() is { } id && !known.Contains(id))
        {
            problems.Add($"{step.Path}.site", $"unknown theme \"{id}\"{NearestName.Suggest(id, known)}");
        }
    }

    public Task ExecuteAsync(RecipeStepContext step, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<ISiteSettings>().ChangeAsync(step.Tenant, s => s with { Theme = step.Step["site"]!.ToString() }, cancellationToken);
}

/// <summary><c>settings</c>: what the site is called and how it looks.</summary>
internal sealed class SettingsStep : IRecipeStepHandler
{
    public string Name => "settings";

    public IReadOnlyCollection<string> Properties { get; } =
        ["siteName", "kind", "code", "county", "population", "brandColor", "contact", "defaultCulture"];

    public void Validate(RecipeStepContext step, RecipeProblems problems)
    {
        problems.Require(step.Path, step.Step, "siteName");
        if (step.Step["kind"] is { } kind && !Enum.TryParse<TenantKind>(kind.ToString(), ignoreCase: true, out _))
        {
            problems.Add($"{step.Path}.kind", $"unknown kind \"{kind}\"{NearestName.Suggest(kind.ToString(), Enum.GetNames<TenantKind>())}");
        }

        if (step.Step["defaultCulture"]?.ToString() is not (null or "sv" or "en"))
        {
            problems.Add($"{step.Path}.defaultCulture", "must be \"sv\" or \"en\"");
        }

        if (step.Step["brandColor"]?.ToString() is { } color && !System.Text.RegularExpressions.Regex.IsMatch(color, "^#[0-9a-fA-F]{6}$"))
        {
            problems.Add($"{step.Path}.brandColor", "must be a colour as #rrggbb");
        }

        if (step.Step["population"] is { } population && !(population is JsonValue number && number.TryGetValue<int>(out var count) && count >= 0))
        {
            problems.Add($"{step.Path}.population", "must be a whole number, 0 or more");
        }
    }

    public async Task ExecuteAsync(RecipeStepContext step, IServiceProvider services, CancellationToken cancellationToken)
    {
        var json = step.Step;
        await services.GetRequiredService<ISiteSettings>().ChangeAsync(
            step.Tenant,
            s => s with
            {
                SiteName = json["siteName"]!.ToString(),
                BrandColor = json["brandColor"]?.ToString() ?? s.BrandColor,
                Contact = json["contact"]?.ToString() ?? s.Contact,
                DefaultCulture = json["defaultCulture"]?.ToString() ?? s.DefaultCulture,
                Population = json["population"]?.GetValue<int>() ?? s.Population,
            },
            cancellationToken);
        await services.GetRequiredService<IShellRegistry>().ChangeAsync(
            step.Tenant,
            s => s with
            {
                Title = json["siteName"]!.ToString(),
                Kind = json["kind"] is { } kind ? Enum.Parse<TenantKind>(kind.ToString(), ignoreCase: true) : s.Kind,
                Code = NullIfEmpty(json["code"]) ?? s.Code,
                County = NullIfEmpty(json["county"]) ?? s.County,
            },
            cancellationToken);
    }

    private static string? NullIfEmpty(JsonNode? value) => value?.ToString() is { Length: > 0 } text ? text : null;
}

/// <summary><c>recipes</c>: runs other recipes in the same tenant.</summary>
internal sealed class RecipesStep(IServiceProvider root) : IRecipeStepHandler, INamesRecipes
{
    public string Name => "recipes";

    public IReadOnlyCollection<string> Properties { get; } = ["Values"];

    public IEnumerable<(string Recipe, string Tenant)> GetRecipes(JsonObject step, string tenant) =>
        (step["Values"] as JsonArray ?? []).OfType<JsonObject>().Select(v => (v["name"]?.ToString() ?? "", tenant));

    public void Validate(RecipeStepContext step, RecipeProblems problems)
    {
        if (step.Step["Values"] is not JsonArray list)
        {
            problems.Add($"{step.Path}.Values", "a list of { \"name\": … } is required here");
            return;
        }

        for (var i = 0; i < list.Count; i++)
        {
            var path = $"{step.Path}.Values[{i}]";
            if (list[i] is JsonObject item)
            {
                problems.RejectUnknown(path, item, ["name"]);
            }
            else
            {
                problems.Add(path, "must be an object");
            }
        }
    }

    public async Task ExecuteAsync(RecipeStepContext step, IServiceProvider services, CancellationToken cancellationToken)
    {
        var runner = root.GetRequiredService<RecipeRunner>();
        foreach (var (recipe, tenant) in GetRecipes(step.Step, step.Tenant))
        {
            var shell = services.GetRequiredService<IShellHost>().Find(tenant)!;
            var variables = new Dictionary<string, string> { ["siteName"] = shell.Title, ["kind"] = shell.Kind.ToString().ToLowerInvariant() };
            var problems = await runner.RunAsync(recipe, tenant, variables, step.Progress, cancellationToken);
            if (problems.Count > 0)
            {
                throw new InvalidOperationException($"{step.Path}: {string.Join(' ', problems)}");
            }
        }
    }
}

/// <summary><c>tenants</c>: creates tenants of the network, each with its own recipe. One that exists is left as it is.</summary>
internal sealed class TenantsStep : IRecipeStepHandler, INamesRecipes
{
    private static readonly string[] ItemProperties = ["name", "title", "prefix", "host", "recipe", "kind", "code", "county"];

    public string Name => "tenants";

    public IReadOnlyCollection<string> Properties { get; } = ["tenants"];

    public IEnumerable<(string Recipe, string Tenant)> GetRecipes(JsonObject step, string tenant) =>
        Items(step).DistinctBy(RecipeOf).Select(i => (RecipeOf(i), i["name"]?.ToString() ?? ""));

    public void Validate(RecipeStepContext step, RecipeProblems problems)
    {
        if (step.Tenant != ShellSettings.DefaultName)
        {
            problems.Add(step.Path, "only the network's own recipe may create tenants");
        }

        if (step.Step["tenants"] is not JsonArray list)
        {
            problems.Add($"{step.Path}.tenants", "a list of tenants is required here");
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            var path = $"{step.Path}.tenants[{i}]";
            if (list[i] is not JsonObject item)
            {
                problems.Add(path, "must be an object");
                continue;
            }

            ValidateItem(path, item, names, problems);
        }
    }

    public async Task ExecuteAsync(RecipeStepContext step, IServiceProvider services, CancellationToken cancellationToken)
    {
        var registry = services.GetRequiredService<IShellRegistry>();
        var shells = services.GetRequiredService<IShellHost>();
        var items = Items(step.Step).ToList();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (shells.Find(item["name"]!.ToString()) is { State: TenantState.Running or TenantState.Disabled })
            {
                continue;
            }

            step.Progress.Report($"{i + 1}/{items.Count} {item["title"]}");
            var created = await registry.CreateAsync(ToShell(item), step.Progress, cancellationToken);
            if (!created.Succeeded || created.Value.State == TenantState.Invalid)
            {
                step.Progress.Report($"{item["name"]}: {(created.Succeeded ? created.Value.StateReason : created.FirstError.Code)}");
            }
        }
    }

    private static void ValidateItem(string path, JsonObject item, HashSet<string> names, RecipeProblems problems)
    {
        problems.RejectUnknown(path, item, ItemProperties);
        problems.Require(path, item, "name", "title");
        var name = item["name"]?.ToString() ?? "";
        if (!ShellHost.IsName(name))
        {
            problems.Add($"{path}.name", "must be 2 to 40 of a–z, 0–9 and -, beginning with a letter");
        }

        if (!names.Add(name))
        {
            problems.Add($"{path}.name", "stands twice");
        }

        if (item["prefix"]?.ToString() is { } prefix && ShellHost.IsReserved(prefix))
        {
            problems.Add($"{path}.prefix", $"\"{prefix}\" is reserved");
        }

        if (item["kind"]?.ToString() is { } kind && !Enum.TryParse<TenantKind>(kind, ignoreCase: true, out _))
        {
            problems.Add($"{path}.kind", $"unknown kind \"{kind}\"{NearestName.Suggest(kind, Enum.GetNames<TenantKind>())}");
        }
    }

    /// <summary>The tenants that a recipe makes.</summary>
    public static IEnumerable<NewShell> ReadAll(Recipe recipe) => recipe.Steps.OfType<JsonObject>().SelectMany(Items).Select(ToShell);

    private static string RecipeOf(JsonObject item) => item["recipe"]?.ToString() ?? "authority";

    private static NewShell ToShell(JsonObject item) => new()
    {
        Name = item["name"]!.ToString(),
        Title = item["title"]!.ToString(),
        Prefix = item["prefix"]?.ToString() ?? "",
        Host = item["host"]?.ToString() ?? "",
        Recipe = item["recipe"]?.ToString(),
        Kind = Enum.TryParse<TenantKind>(item["kind"]?.ToString(), ignoreCase: true, out var kind) ? kind : TenantKind.Other,
        Code = item["code"]?.ToString(),
        County = item["county"]?.ToString(),
    };

    private static IEnumerable<JsonObject> Items(JsonObject step) => (step["tenants"] as JsonArray ?? []).OfType<JsonObject>();
}
