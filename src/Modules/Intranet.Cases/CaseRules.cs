using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>What a case must say before others may read it.</summary>
internal static class CaseRules
{
    /// <summary>The fields that publishing needs and that are empty, as errors; empty when all is well.</summary>
    public static List<Error> MissingForPublishing(CaseContent content) => Missing(content.Problem, content.Solution, content.Outcome, content.Contact);

    /// <summary>The same for what was typed and cannot be read yet, so that a person hears of everything at once.</summary>
    public static List<Error> MissingForPublishing(CaseInput input) => Missing(input.Problem, input.Solution, input.Outcome, input.Contact);

    private static List<Error> Missing(string? problem, string? solution, string? outcome, string? contact)
    {
        (string Field, string? Text)[] needed =
        [
            (nameof(CaseContent.Problem), problem),
            (nameof(CaseContent.Solution), solution),
            (nameof(CaseContent.Outcome), outcome),
            (nameof(CaseContent.Contact), contact),
        ];
        return [.. needed.Where(n => string.IsNullOrWhiteSpace(n.Text)).Select(n => new FieldRequired(n.Field))];
    }
}
