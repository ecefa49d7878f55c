using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>What a case said when it was published for the n-th time. Never changed.</summary>
internal sealed class CaseVersion
{
    private CaseVersion()
    {
    }

    public CaseVersion(Guid caseId, int number, CaseContent content, Actor by, DateTime atUtc, string? note) =>
        (CaseId, Number, Content, By, AtUtc, Note) = (caseId, number, content with { }, by with { }, atUtc, note);

    public Guid CaseId { get; private set; }

    /// <summary>1 for the first.</summary>
    public int Number { get; private set; }

    public CaseContent Content { get; private set; } = null!;

    public Actor By { get; private set; } = null!;

    public DateTime AtUtc { get; private set; }

    /// <summary>What changed, in the writer's words; null when not told.</summary>
    public string? Note { get; private set; }
}
