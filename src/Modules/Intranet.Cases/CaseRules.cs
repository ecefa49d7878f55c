using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>What a case must say before others may read it.</summary>
internal static class CaseRules
{
    /// <summary>The fields that publishing needs and that are empty, as errors; empty when all is well.</summary>
    public static List<Error> MissingForPublishing(CaseContent content)
    {
        (string Field, string? Text)[] needed =
        [
            (nameof(CaseContent.Problem), content.Problem),
            (nameof(CaseContent.Solution), content.Solution),
            (nameof(CaseContent.Outcome), content.Outcome),
            (nameof(CaseContent.Contact), content.Contact),
        ];
        return [.. needed.Where(n => string.IsNullOrWhiteSpace(n.Text)).Select(n => new FieldRequired(n.Field))];
    }
}
