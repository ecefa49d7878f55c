using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>Somebody whom the author lets read and write the draft.</summary>
internal sealed class CoAuthor
{
    private CoAuthor()
    {
    }

    public CoAuthor(Guid caseId, Actor person, DateTime addedUtc) =>
        (CaseId, UserId, Person, AddedUtc) = (caseId, person.UserId, person with { }, addedUtc);

    public Guid CaseId { get; private set; }

    public Guid UserId { get; private set; }

    public Actor Person { get; private set; } = null!;

    public DateTime AddedUtc { get; private set; }
}
