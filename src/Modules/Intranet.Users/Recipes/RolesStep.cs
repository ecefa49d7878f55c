using System.Text.Json.Nodes;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Users;

/// <summary><c>Roles</c>, in Orchard's shape: adds roles and gives, replaces or takes permissions.</summary>
internal sealed class RolesStep(PermissionGraph graph) : IRecipeStepHandler
{
    private const string Add = "Add";
    private const string Replace = "Replace";
    private const string Remove = "Remove";
    private static readonly string[] ItemProperties = ["Name", "Permissions", "PermissionBehavior"];
    private static readonly string[] Behaviors = [Add, Replace, Remove];

    public string Name => "Roles";

    public IReadOnlyCollection<string> Properties { get; } = ["Roles"];

    public void Validate(RecipeStepContext step, RecipeProblems problems)
    {
        if (step.Step["Roles"] is not JsonArray list)
        {
            problems.Add($"{step.Path}.Roles", "a list of roles is required here");
            return;
        }

        for (var i = 0; i < list.Count; i++)
        {
            var path = $"{step.Path}.Roles[{i}]";
            if (list[i] is JsonObject item)
            {
                ValidateItem(step.Tenant, path, item, problems);
            }
            else
            {
                problems.Add(path, "must be an object");
            }
        }
    }

    public async Task ExecuteAsync(RecipeStepContext step, IServiceProvider services, CancellationToken cancellationToken)
    {
        var permissions = services.GetRequiredService<RolePermissions>();
        await permissions.EnsureAsync(step.Tenant, cancellationToken);
        var db = services.GetRequiredService<IStores>().Open(Scope.Own);
        var roles = await db.Set<Role>().ToDictionaryAsync(r => r.Name, StringComparer.Ordinal, cancellationToken);
        foreach (var item in ((JsonArray)step.Step["Roles"]!).OfType<JsonObject>())
        {
            var name = item["Name"]!.GetValue<string>();
            if (!roles.TryGetValue(name, out var role))
            {
                role = roles[name] = new Role { Name = name };
                db.Add(role);
            }

            var given = PermissionsOf(item).ToList();
            role.Give(item["PermissionBehavior"]?.GetValue<string>() switch
            {
                Replace => given,
                Remove => role.Permissions.Except(given),
                _ => role.Permissions.Concat(given),
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        await permissions.LoadAsync(step.Tenant, cancellationToken);
    }

    private void ValidateItem(string tenant, string path, JsonObject item, RecipeProblems problems)
    {
        problems.RejectUnknown(path, item, ItemProperties);
        problems.Require(path, item, "Name");
        if (item["Name"]?.ToString().Length > Role.LongestName)
        {
            problems.Add($"{path}.Name", $"must have at most {Role.LongestName} characters");
        }

        if (item["PermissionBehavior"] is { } behavior && !Behaviors.Contains(behavior.ToString()))
        {
            problems.Add($"{path}.PermissionBehavior", $"unknown behavior \"{behavior}\"{NearestName.Suggest(behavior.ToString(), Behaviors)}");
        }

        string[] known = [.. graph.GivableIn(tenant).Select(p => p.Name)];
        foreach (var permission in PermissionsOf(item).Where(p => !known.Contains(p)))
        {
            problems.Add($"{path}.Permissions", $"unknown permission \"{permission}\"{NearestName.Suggest(permission, known)}");
        }
    }

    private static IEnumerable<string> PermissionsOf(JsonObject item) =>
        (item["Permissions"] as JsonArray ?? []).OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var name) ? name : v.ToString());
}
