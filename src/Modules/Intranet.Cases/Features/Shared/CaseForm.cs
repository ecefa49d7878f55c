namespace Intranet.Cases.Features;

/// <summary>The form that a case is written in.</summary>
public sealed class CaseForm
{
    public string? Title { get; set; }

    public string? Summary { get; set; }

    public string? Problem { get; set; }

    public string? Solution { get; set; }

    public string? Outcome { get; set; }

    public string? Contact { get; set; }

    /// <summary>Separated by commas.</summary>
    public string? Tags { get; set; }

    public string? Period { get; set; }

    public string? Cost { get; set; }

    public string? State { get; set; }

    public string? LegalBasis { get; set; }

    /// <summary>Id of the unit that alone may read it; empty for the whole organisation.</summary>
    public string? UnitId { get; set; }

    /// <summary>What changed, when a new version is published.</summary>
    public string? Note { get; set; }

    /// <summary>Revision that was read; null for a new case.</summary>
    public long? Revision { get; set; }

    internal static CaseForm From(Case source)
    {
        var content = source.Editable;
        return new CaseForm
        {
            Title = content.Title,
            Summary = content.Summary,
            Problem = content.Problem,
            Solution = content.Solution,
            Outcome = content.Outcome,
            Contact = content.Contact,
            Tags = string.Join(", ", content.Tags),
            Period = content.Period,
            Cost = content.Cost,
            State = content.State is { } state ? EnumName.Of(state) : null,
            LegalBasis = content.LegalBasis,
            UnitId = source.UnitId?.ToString(),
            Revision = source.Revision,
        };
    }

    public CaseInput ToInput() => new()
    {
        Title = Title,
        Summary = Summary,
        Problem = Problem,
        Solution = Solution,
        Outcome = Outcome,
        Contact = Contact,
        Tags = CaseInputReading.SplitTags(Tags),
        Period = Period,
        Cost = Cost,
        State = State,
        LegalBasis = LegalBasis,

        // What is no id is no unit of anybody's, and is refused as such: never widened to the whole organisation.
        UnitId = string.IsNullOrEmpty(UnitId) ? null : Guid.TryParse(UnitId, out var unit) ? unit : Guid.Empty,
    };
}
