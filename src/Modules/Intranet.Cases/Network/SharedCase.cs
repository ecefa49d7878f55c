using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Cases;

/// <summary>
/// What all members read: an unchangeable copy of one version of a <see cref="Case"/>, under the same id, in the network's
/// store. After a withdrawal a tombstone stays, so that a late retry never brings the content back.
/// </summary>
internal sealed class SharedCase : Aggregate
{
    private SharedCase()
    {
    }

    public override string? OutboxKind => Case.Kind;

    /// <summary>What it says; null when it was withdrawn.</summary>
    public CaseContent? Content { get; private set; }

    /// <summary>The author, and with that the organisation, as known when the version was shared.</summary>
    public Actor Author { get; private set; } = null!;

    /// <summary>Which version of the case this is; 0 when it was withdrawn before it came here.</summary>
    public int Version { get; private set; }

    /// <summary>When the case was first written.</summary>
    public DateTime CreatedUtc { get; private set; }

    /// <summary>When the version was published in its organisation.</summary>
    public DateTime VersionUtc { get; private set; }

    public DateTime SharedUtc { get; private set; }

    public DateTime? WithdrawnUtc { get; private set; }

    /// <summary>Revision of the case that this copy was made of; an older one is never written over a newer.</summary>
    public long SourceRevision { get; private set; }

    /// <summary>Number of organisations that use it, as it is or adapted.</summary>
    public int UsedBy { get; private set; }

    /// <summary>Number of organisations that have told how they do, at any stage.</summary>
    public int AdoptedBy { get; private set; }

    /// <summary>Since when it is hidden because its organisation's site is closed; null when it is not.</summary>
    public DateTime? HiddenUtc { get; private set; }

    public bool IsWithdrawn => WithdrawnUtc is not null;

    /// <summary>Makes the copy of a shared version, or the tombstone of a withdrawn case that never had one.</summary>
    public static SharedCase From(Case source, CaseVersion? version, DateTime nowUtc)
    {
        var copy = new SharedCase { Id = source.Id, Author = source.Author with { }, CreatedUtc = source.CreatedUtc, SharedUtc = nowUtc, VersionUtc = nowUtc };
        copy.Follow(source, version, nowUtc);
        return copy;
    }

    /// <summary>Brings the copy to what the case says now. Answers false where there is nothing to change, or the source is older than the copy.</summary>
    /// <param name="source">The case as read from its own store.</param>
    /// <param name="version">The version that is shared; null when none is.</param>
    /// <param name="nowUtc">Time of a withdrawal that is not told otherwise.</param>
    public bool Follow(Case source, CaseVersion? version, DateTime nowUtc)
    {
        var isSame = version is null ? IsWithdrawn : !IsWithdrawn && version.Number == Version && source.SharedUtc == SharedUtc;
        var isOld = source.Revision <= SourceRevision || (isSame && SourceRevision > 0);
        if (HiddenUtc is null ? isOld : source.Revision < SourceRevision)
        {
            return false;
        }

        SourceRevision = source.Revision;
        HiddenUtc = null;
        if (version is null)
        {
            Content = null;
            WithdrawnUtc = source.DecidedUtc ?? nowUtc;
            return true;
        }

        Content = version.Content with { };
        Author = source.Author with { };
        Version = version.Number;
        VersionUtc = version.AtUtc;
        SharedUtc = source.SharedUtc ?? nowUtc;
        WithdrawnUtc = null;
        return true;
    }

    /// <summary>Takes away what it says until the organisation's site is open again. Only the tombstone stays meanwhile.</summary>
    public void Hide(DateTime nowUtc)
    {
        if (IsWithdrawn)
        {
            return;
        }

        Content = null;
        HiddenUtc = WithdrawnUtc = nowUtc;
    }

    /// <summary>Makes it a tombstone though no case says so: its organisation does not know the case any more, or is gone.</summary>
    public void Withdraw(DateTime nowUtc) => (Content, WithdrawnUtc, HiddenUtc) = (null, nowUtc, null);

    /// <summary>Takes in how many organisations stand at which stage.</summary>
    public void Count(IEnumerable<AdoptionStage> current)
    {
        var stages = current.ToList();
        AdoptedBy = stages.Count;
        UsedBy = stages.Count(s => s is AdoptionStage.InUse or AdoptionStage.Adapted);
    }
}
