using System.Text.Json.Nodes;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Intranet.Users;

/// <summary>
/// <c>users</c>: accounts. One that exists is left as it is. Accounts with the same password share its hash, because
/// hashing is slow by design; where all of a step share one it is a demonstration.
/// </summary>
internal sealed class UsersStep : IRecipeStepHandler
{
    private static readonly string[] ItemProperties = ["userName", "name", "email", "title", "unit", "roles", "password"];

    public string Name => "users";

    public IReadOnlyCollection<string> Properties { get; } = ["users"];

    public void Validate(RecipeStepContext step, RecipeProblems problems)
    {
        if (step.Step["users"] is not JsonArray list)
        {
            problems.Add($"{step.Path}.users", "a list of users is required here");
            return;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < list.Count; i++)
        {
            var path = $"{step.Path}.users[{i}]";
            if (list[i] is not JsonObject item)
            {
                problems.Add(path, "must be an object");
                continue;
            }

            ValidateItem(path, item, problems);
            if (!names.Add(Text(item, "userName") ?? ""))
            {
                problems.Add($"{path}.userName", "stands twice");
            }
        }
    }

    public async Task ExecuteAsync(RecipeStepContext step, IServiceProvider services, CancellationToken cancellationToken)
    {
        var items = ((JsonArray)step.Step["users"]!).OfType<JsonObject>().ToList();
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        var hasher = services.GetRequiredService<IPasswordHasher<User>>();
        var created = 0;
        foreach (var item in items)
        {
            // Each in its own scope, so that one that fails leaves nothing behind for the next.
            await using var scope = services.GetRequiredService<IShellScopes>().Open(step.Tenant);
            created += await CreateAsync(step, item, scope.Services, hashes, hasher, cancellationToken) ? 1 : 0;
        }

        if (created > 1 && created == items.Count && hashes.Count == 1)
        {
            var db = services.GetRequiredService<IStores>().Open(Scope.Own);
            var (password, hash) = hashes.Single();
            await DemoAccountList.RememberAsync(db, new DemoSetting(password, hash), services.GetRequiredService<IHostEnvironment>(), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static void ValidateItem(string path, JsonObject item, RecipeProblems problems)
    {
        problems.RejectUnknown(path, item, ItemProperties);
        problems.Require(path, item, "userName", "name");
        if (item["roles"] is { } roles && !(roles is JsonArray list && list.All(r => r is JsonValue value && value.TryGetValue<string>(out _))))
        {
            problems.Add($"{path}.roles", "must be a list of role names");
        }

        if (Text(item, "password") is { } password && !PasswordRules.Validate(Text(item, "userName"), password).Succeeded)
        {
            problems.Add($"{path}.password", $"must have {PasswordRules.Minimum} to {PasswordRules.Maximum} characters, at least five different ones, and not hold the user name");
        }
    }

    private static async Task<bool> CreateAsync(
        RecipeStepContext step, JsonObject item, IServiceProvider services, Dictionary<string, string> hashes, IPasswordHasher<User> hasher, CancellationToken cancellationToken)
    {
        var userName = Text(item, "userName")!;
        var key = User.ToKey(userName);
        if (await services.GetRequiredService<IStores>().Open(Scope.Own).Set<User>().AnyAsync(u => u.NormalizedUserName == key, cancellationToken))
        {
            return false;
        }

        string? hash = null;
        if (Text(item, "password") is { } password && !hashes.TryGetValue(password, out hash))
        {
            hashes[password] = hash = hasher.HashPassword(new User { UserName = userName }, password);
        }

        var command = new CreateUser(
            userName, Text(item, "name"), Text(item, "title"), Text(item, "unit"), Text(item, "email"),
            [.. (item["roles"] as JsonArray ?? []).Select(r => r!.GetValue<string>())])
        {
            Id = ContentKey.ToId(step.Tenant, PersonStore.OutboxKind, userName), PasswordHash = hash,
        };
        var result = await services.GetRequiredService<CreateUserHandler>().HandleAsync(command, by: null, cancellationToken);
        return result.Succeeded
            ? true
            : throw new InvalidOperationException($"{step.Path}: the user {userName} cannot be created: {string.Join(", ", result.Errors.Select(e => $"{e.Field} {e.Code}"))}.");
    }

    private static string? Text(JsonObject item, string name) =>
        item[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
