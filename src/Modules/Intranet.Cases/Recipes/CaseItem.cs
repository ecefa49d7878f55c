using System.Text.Json.Nodes;
using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>Reads the content of a case out of a recipe's item.</summary>
internal static class CaseItem
{
    public static Result<CaseContent> Read(JsonObject item) => new CaseInput
    {
        Title = Text(item, "title"),
        Summary = Text(item, "summary"),
        Problem = Text(item, "problem"),
        Solution = Text(item, "solution"),
        Outcome = Text(item, "outcome"),
        Contact = Text(item, "contact"),
        Tags = [.. Texts(item["tags"])],
        Period = Text(item, "period"),
        Cost = Text(item, "cost"),
        State = Text(item, "state"),
        LegalBasis = Text(item, "legalBasis"),
    }.Read();

    /// <summary>The texts of a list; empty where there is none.</summary>
    public static IEnumerable<string> Texts(JsonNode? list) => (list as JsonArray ?? []).Where(v => v is not null).Select(v => v!.ToString());

    private static string? Text(JsonObject item, string name) => item[name]?.ToString();
}
