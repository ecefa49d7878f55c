using System.Text.Json.Nodes;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Cases;

/// <summary>Takes a recipe's <c>"kind": "adoption"</c>: how the recipe's organisation uses another's shared case.</summary>
internal sealed class AdoptionImporter(NetworkCopies copies) : IContentImporter
{
    public string Kind => "adoption";

    public IReadOnlyCollection<string> Properties { get; } = ["case", "stage", "note"];

    public void Validate(string path, JsonObject item, RecipeProblems problems)
    {
        if (ContentKey.Resolve("any", Case.Kind, item["case"]) is null)
        {
            problems.Add($"{path}.case", "must be { \"tenant\": …, \"key\": … }");
        }

        var stage = item["stage"]?.ToString() ?? "";
        if (EnumName.Parse<AdoptionStage>(stage) is null)
        {
            problems.Add($"{path}.stage", $"unknown stage \"{stage}\"{NearestName.Suggest(stage, [.. Enum.GetValues<AdoptionStage>().Select(EnumName.Of)])}");
        }

        if (item["note"]?.ToString().Length > CaseLimits.Message)
        {
            problems.Add($"{path}.note", $"at most {CaseLimits.Message} characters");
        }
    }

    public async Task ImportAsync(ContentItem item, IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<IStores>().Open(Scope.Network);
        if (await db.Set<Adoption>().AnyAsync(a => a.Id == item.Id, cancellationToken))
        {
            return;
        }

        var caseId = ContentKey.Resolve(item.Tenant, Case.Kind, item.Item["case"])!.Value;
        await BringAsync(item, caseId, services, cancellationToken);
        var shared = await db.Set<SharedCase>().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken)
            ?? throw new InvalidOperationException($"The adoption {item.Item["key"]} is of a case that is not shared: {item.Item["case"]?.ToJsonString()}.");
        var adoption = new Adoption(
            item.Id, caseId, item.Author, EnumName.Parse<AdoptionStage>(item.Item["stage"]!.ToString())!.Value, item.Item["note"]?.ToString(), StoredInstant.Cut(item.CreatedUtc));
        db.Add(adoption);
        await AdoptionCount.TakeInAsync(db, shared, adoption, cancellationToken);
        db.Audit(item.Author, CaseEvents.Adopted, Case.Kind, caseId, new { stage = EnumName.Of(adoption.Stage) });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The case may have been written a moment ago, by the recipe of another organisation, and not yet been carried over.</summary>
    private async Task BringAsync(ContentItem item, Guid caseId, IServiceProvider services, CancellationToken cancellationToken)
    {
        if ((item.Item["case"] as JsonObject)?["tenant"]?.ToString() is { } owner && services.GetRequiredService<IShellHost>().Find(owner) is not null)
        {
            await copies.BringAsync(owner, caseId, cancellationToken);
        }
    }
}
