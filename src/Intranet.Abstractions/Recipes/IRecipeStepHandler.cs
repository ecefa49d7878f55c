using System.Text.Json.Nodes;

namespace Intranet.Abstractions;

/// <summary>Takes one kind of recipe step. A recipe is validated whole before its first step runs.</summary>
public interface IRecipeStepHandler
{
    /// <summary>The step's name as in <c>"name": "feature"</c>.</summary>
    string Name { get; }

    /// <summary>The properties that the step may have, apart from <c>name</c>.</summary>
    IReadOnlyCollection<string> Properties { get; }

    /// <summary>Reports what is wrong with the step. Runs without a store; must not change anything.</summary>
    void Validate(RecipeStepContext step, RecipeProblems problems);

    /// <summary>Runs the step. Running it again must change nothing.</summary>
    Task ExecuteAsync(RecipeStepContext step, IServiceProvider services, CancellationToken cancellationToken);
}

/// <summary>A step with its variables filled in.</summary>
/// <param name="Tenant">Name of the tenant that the recipe runs in.</param>
/// <param name="Path">Place of the step in the recipe, <c>steps[2]</c>.</param>
/// <param name="Step">The step as JSON.</param>
/// <param name="Progress">Told how far long work has come; never null.</param>
public sealed record RecipeStepContext(string Tenant, string Path, JsonObject Step, IProgress<string> Progress);

/// <summary>Collects what is wrong with a recipe: place, message and the nearest right name.</summary>
public sealed class RecipeProblems
{
    private readonly List<string> _items = [];

    public IReadOnlyList<string> Items => _items;

    public void Add(string path, string message) => _items.Add($"{path}: {message}");

    /// <summary>Reports every property of an object that is not among the known ones, with the nearest known name.</summary>
    public void RejectUnknown(string path, JsonObject value, IReadOnlyCollection<string> known)
    {
        foreach (var (name, _) in value)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                Add($"{path}.{name}", $"unknown property{NearestName.Suggest(name, known)}");
            }
        }
    }

    /// <summary>Reports a missing or empty text property.</summary>
    public void Require(string path, JsonObject value, params string[] names)
    {
        foreach (var name in names)
        {
            if (value[name] is not JsonValue text || !text.TryGetValue<string>(out var content) || string.IsNullOrWhiteSpace(content))
            {
                Add($"{path}.{name}", "a text is required here");
            }
        }
    }
}

/// <summary>Takes one kind of item of the recipe step <c>content</c>.</summary>
public interface IContentImporter
{
    /// <summary>The item's kind as in <c>"kind": "case"</c>.</summary>
    string Kind { get; }

    /// <summary>The properties that the item may have, apart from those every item has (kind, key, scope, author, createdDaysAgo).</summary>
    IReadOnlyCollection<string> Properties { get; }

    void Validate(string path, JsonObject item, RecipeProblems problems);

    /// <summary>Stores the item. Storing it again (same tenant, kind and key) must change nothing.</summary>
    Task ImportAsync(ContentItem item, IServiceProvider services, CancellationToken cancellationToken);
}

/// <summary>An item of the recipe step <c>content</c>.</summary>
/// <param name="Tenant">Name of the tenant that the recipe runs in.</param>
/// <param name="Scope">Whose store it goes to.</param>
/// <param name="Id">Its id, always the same for the same tenant, kind and key.</param>
/// <param name="Author">Who is said to have written it.</param>
/// <param name="CreatedUtc">When it is said to have been written.</param>
/// <param name="Item">The item as JSON.</param>
public sealed record ContentItem(string Tenant, Scope Scope, Guid Id, Actor Author, DateTime CreatedUtc, JsonObject Item);
