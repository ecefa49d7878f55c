using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>What an organisation told about how it uses a shared case. Never changed; a new one takes its place and the old stays as history.</summary>
internal sealed class Adoption
{
    private Adoption()
    {
    }

    public Adoption(Guid id, Guid caseId, Actor by, AdoptionStage stage, string? note, DateTime atUtc)
    {
        Id = id;
        CaseId = caseId;
        By = by with { };
        Stage = stage;
        Note = note;
        AtUtc = atUtc;
        IsCurrent = true;
    }

    public Guid Id { get; private set; }

    public Guid CaseId { get; private set; }

    /// <summary>Who told it, and for which organisation.</summary>
    public Actor By { get; private set; } = null!;

    public AdoptionStage Stage { get; private set; }

    /// <summary>What was changed, what it took, how it went; null when not told.</summary>
    public string? Note { get; private set; }

    public DateTime AtUtc { get; private set; }

    /// <summary>True for the newest that the organisation told.</summary>
    public bool IsCurrent { get; private set; }

    public void Supersede() => IsCurrent = false;
}
