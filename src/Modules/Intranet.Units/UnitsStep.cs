using System.Text.Json.Nodes;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Units;

/// <summary><c>units</c>: boards and departments with their people. One that exists keeps its name and place; members are added.</summary>
internal sealed class UnitsStep : IRecipeStepHandler
{
    private static readonly string[] ItemProperties = ["key", "title", "parent", "code", "members"];

    public string Name => "units";

    public IReadOnlyCollection<string> Properties { get; } = ["units"];

    public void Validate(RecipeStepContext step, RecipeProblems problems)
    {
        if (step.Step["units"] is not JsonArray list)
        {
            problems.Add($"{step.Path}.units", "a list of units is required here");
            return;
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            var path = $"{step.Path}.units[{i}]";
            if (list[i] is not JsonObject item)
            {
                problems.Add(path, "must be an object");
                continue;
            }

            problems.RejectUnknown(path, item, ItemProperties);
            problems.Require(path, item, "key", "title");
            if (item["parent"]?.ToString() is { } parent && !keys.Contains(parent))
            {
                problems.Add($"{path}.parent", $"\"{parent}\" must stand before it{NearestName.Suggest(parent, keys)}");
            }

            if (!keys.Add(item["key"]?.ToString() ?? ""))
            {
                problems.Add($"{path}.key", "stands twice");
            }
        }
    }

    public async Task ExecuteAsync(RecipeStepContext step, IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<IStores>().Open(Scope.Own);
        var people = services.GetRequiredService<IPeople>();
        foreach (var item in ((JsonArray)step.Step["units"]!).OfType<JsonObject>())
        {
            var id = IdOf(step.Tenant, item["key"]!);
            if (!await db.Set<Unit>().AnyAsync(u => u.Id == id, cancellationToken))
            {
                db.Add(new Unit
                {
                    Id = id, Title = item["title"]!.ToString(), Code = item["code"]?.ToString(), CreatedUtc = db.UtcNow,
                    ParentId = item["parent"] is { } parent ? IdOf(step.Tenant, parent) : null,
                });
            }

            foreach (var name in (item["members"] as JsonArray ?? []).Select(m => m!.ToString()))
            {
                var person = await people.FindAsync(step.Tenant, name, cancellationToken)
                    ?? throw new InvalidOperationException($"{step.Path}: there is no user {name} in {step.Tenant}.");
                if (!await db.Set<UnitMember>().AnyAsync(m => m.UnitId == id && m.UserId == person.UserId, cancellationToken))
                {
                    db.Add(new UnitMember { UnitId = id, UserId = person.UserId, Person = person });
                }
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static Guid IdOf(string tenant, JsonNode key) => ContentKey.ToId(tenant, Unit.Kind, key.ToString());
}
