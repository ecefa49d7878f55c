using System.Text.Json.Nodes;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Cases;

/// <summary>Takes a recipe's <c>"kind": "case"</c>: a draft, a published case, or one that is shared with all members.</summary>
internal sealed class CaseImporter(NetworkCopies copies) : IContentImporter
{
    private static readonly string[] Statuses = ["draft", "published", "requested", "shared"];

    public string Kind => Case.Kind;

    public IReadOnlyCollection<string> Properties { get; } =
    [
        "title", "summary", "problem", "solution", "outcome", "contact", "tags", "period", "cost", "state", "legalBasis", "status", "coAuthors",
        "sharedDaysAgo", "sharedBy", "reason", "message",
    ];

    public void Validate(string path, JsonObject item, RecipeProblems problems)
    {
        problems.Require(path, item, "title");
        var status = item["status"]?.ToString() ?? "draft";
        if (!Statuses.Contains(status, StringComparer.Ordinal))
        {
            problems.Add($"{path}.status", $"unknown status \"{status}\"{NearestName.Suggest(status, Statuses)}");
        }

        if (item["scope"]?.ToString() == "network")
        {
            problems.Add($"{path}.scope", "a case is written in its own organisation; give it the status \"shared\" to share it");
        }

        if (item["sharedDaysAgo"] is { } days && !(days is JsonValue number && number.TryGetValue<double>(out var count) && count >= 0))
        {
            problems.Add($"{path}.sharedDaysAgo", "must be a number of days, 0 or more");
        }

        var content = CaseItem.Read(item);
        foreach (var error in content.Errors.Concat(content.Succeeded && status != "draft" ? CaseRules.MissingForPublishing(content.Value) : []))
        {
            problems.Add($"{path}.{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(error.Field ?? "")}", error.Code);
        }
    }

    public async Task ImportAsync(ContentItem item, IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<IStores>().Open(Scope.Own);
        if (!await db.Set<Case>().AnyAsync(c => c.Id == item.Id, cancellationToken))
        {
            await StoreAsync(db, item, services, cancellationToken);
        }

        if (item.Item["status"]?.ToString() == "shared")
        {
            await copies.BringAsync(item.Tenant, item.Id, cancellationToken);
        }
    }

    private static async Task StoreAsync(IntranetDbContext db, ContentItem item, IServiceProvider services, CancellationToken cancellationToken)
    {
        var people = services.GetRequiredService<IPeople>();
        var imported = new Case(item.Id, CaseItem.Read(item.Item).Value, item.Author, StoredInstant.Cut(item.CreatedUtc));
        foreach (var name in CaseItem.Texts(item.Item["coAuthors"]))
        {
            imported.AddCoAuthor(await FindAsync(people, item.Tenant, name, cancellationToken), imported.CreatedUtc);
        }

        var status = item.Item["status"]?.ToString() ?? "draft";
        if (status != "draft")
        {
            db.Add(imported.Publish(item.Author, note: null, imported.CreatedUtc).Value);
        }

        var message = item.Item["reason"]?.ToString() ?? item.Item["message"]?.ToString();
        if (status == "requested")
        {
            imported.RequestSharing(item.Author, message, imported.CreatedUtc);
        }

        if (status == "shared")
        {
            var by = item.Item["sharedBy"]?.ToString() is { } name ? await FindAsync(people, item.Tenant, name, cancellationToken) : item.Author;
            imported.Share(by, message, SharedUtc(db, item, imported.CreatedUtc));
        }

        db.Add(imported);
        db.Audit(item.Author, status == "draft" ? CaseEvents.Created : CaseEvents.Published, Case.Kind, item.Id);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static DateTime SharedUtc(IntranetDbContext db, ContentItem item, DateTime createdUtc)
    {
        var sharedUtc = item.Item["sharedDaysAgo"] is { } days ? StoredInstant.Cut(db.UtcNow.AddDays(-days.GetValue<double>())) : createdUtc;
        return sharedUtc < createdUtc ? createdUtc : sharedUtc;
    }

    private static async Task<Actor> FindAsync(IPeople people, string tenant, string name, CancellationToken cancellationToken) =>
        await people.FindAsync(tenant, name, cancellationToken) ?? throw new InvalidOperationException($"There is no user {name} in {tenant}.");
}
