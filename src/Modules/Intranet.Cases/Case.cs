using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Cases;

/// <summary>
/// An example written in an organisation: what the problem was, what was done, what happened, whom to ask. Lives in the
/// organisation's own store; what all members read is a <see cref="SharedCase"/>, a copy of one version.
/// </summary>
internal sealed class Case : Aggregate
{
    public const string Kind = "case";

    private readonly List<CoAuthor> _coAuthors = [];

    private Case()
    {
    }

    /// <summary>Begins a draft.</summary>
    public Case(Guid id, CaseContent content, Actor author, DateTime nowUtc)
    {
        Id = id;
        Content = content with { };
        Author = author with { };
        CreatedUtc = UpdatedUtc = nowUtc;
    }

    public override string? OutboxKind => Kind;

    /// <summary>The draft, or what was published last.</summary>
    public CaseContent Content { get; private set; } = null!;

    /// <summary>What will be the next version of a published case; null while nobody works on one.</summary>
    public CaseContent? Working { get; private set; }

    public Actor Author { get; private set; } = null!;

    public IReadOnlyList<CoAuthor> CoAuthors => _coAuthors;

    public CaseStatus Status { get; private set; }

    /// <summary>Number of the newest version; 0 before the first.</summary>
    public int PublishedVersion { get; private set; }

    /// <summary>The unit whose people alone may read it; null for the whole organisation.</summary>
    public Guid? UnitId { get; private set; }

    public DateTime CreatedUtc { get; private set; }

    public DateTime UpdatedUtc { get; private set; }

    /// <summary>When the newest version was published; null before the first.</summary>
    public DateTime? PublishedUtc { get; private set; }

    public SharingState Sharing { get; private set; }

    /// <summary>The version that all members read; null when none.</summary>
    public int? SharedVersion { get; private set; }

    public Actor? RequestedBy { get; private set; }

    public DateTime? RequestedUtc { get; private set; }

    public string? RequestMessage { get; private set; }

    /// <summary>Who shared, returned or withdrew it last.</summary>
    public Actor? DecidedBy { get; private set; }

    public DateTime? DecidedUtc { get; private set; }

    /// <summary>Why it was shared or withdrawn, or what to mend before it can be shared.</summary>
    public string? DecisionMessage { get; private set; }

    /// <summary>When the version that all members read was shared; null when none is.</summary>
    public DateTime? SharedUtc { get; private set; }

    /// <summary>True once all members have been able to read some version, also after a withdrawal.</summary>
    public bool WasShared { get; private set; }

    /// <summary>When it was taken out of the library; null when it was not.</summary>
    public DateTime? RemovedUtc { get; private set; }

    public bool IsShared => SharedVersion is not null;

    public bool IsRemoved => RemovedUtc is not null;

    /// <summary>What is edited: the working copy where there is one.</summary>
    public CaseContent Editable => Working ?? Content;

    public bool IsWrittenBy(Actor actor) => Author.Is(actor) || _coAuthors.Any(c => c.Person.Is(actor));

    public Error? Save(CaseContent content, DateTime nowUtc)
    {
        if (IsRemoved)
        {
            return new CaseRemoved();
        }

        if (Status == CaseStatus.Draft)
        {
            Content = content with { };
        }
        else
        {
            Working = content with { };
        }

        UpdatedUtc = nowUtc;
        return null;
    }

    /// <summary>Chooses who may read it. What all members read cannot be narrowed to a unit.</summary>
    public Error? MeanFor(Guid? unitId)
    {
        if (unitId is not null && (IsShared || Sharing == SharingState.Requested))
        {
            return new CaseStillShared();
        }

        UnitId = unitId;
        return null;
    }

    /// <summary>Throws the working copy away; what is published stays.</summary>
    public Error? DiscardWorking(DateTime nowUtc)
    {
        if (Working is null)
        {
            return new CaseAlreadyPublished();
        }

        Working = null;
        UpdatedUtc = nowUtc;
        return null;
    }

    /// <summary>Makes what is edited the next version. Publishing needs the four fields.</summary>
    public Result<CaseVersion> Publish(Actor by, string? note, DateTime nowUtc)
    {
        if (IsRemoved)
        {
            return new CaseRemoved();
        }

        if (Status == CaseStatus.Published && Working is null)
        {
            return new CaseAlreadyPublished();
        }

        var content = Editable;
        var missing = CaseRules.MissingForPublishing(content);
        if (missing.Count > 0)
        {
            return missing;
        }

        Content = content with { };
        Working = null;
        Status = CaseStatus.Published;
        PublishedVersion++;
        PublishedUtc = UpdatedUtc = nowUtc;
        return new CaseVersion(Id, PublishedVersion, Content, by, nowUtc, note);
    }

    public Error? RequestSharing(Actor by, string? message, DateTime nowUtc)
    {
        if (ProblemBeforeSharing() is { } problem)
        {
            return problem;
        }

        if (Sharing == SharingState.Requested)
        {
            return new SharingAlreadyRequested();
        }

        Sharing = SharingState.Requested;
        (RequestedBy, RequestedUtc, RequestMessage) = (by with { }, nowUtc, message);
        return null;
    }

    public Error? ReturnSharing(Actor by, string message, DateTime nowUtc)
    {
        if (Sharing != SharingState.Requested)
        {
            return new SharingNotRequested();
        }

        Sharing = SharingState.Returned;
        Decide(by, message, nowUtc);
        return null;
    }

    /// <summary>Lets all members read the newest version.</summary>
    public Error? Share(Actor by, string? reason, DateTime nowUtc)
    {
        if (ProblemBeforeSharing() is { } problem)
        {
            return problem;
        }

        Sharing = SharingState.Shared;
        SharedVersion = PublishedVersion;
        SharedUtc = nowUtc;
        WasShared = true;
        Decide(by, reason, nowUtc);
        return null;
    }

    public Error? Withdraw(Actor by, string? reason, DateTime nowUtc)
    {
        if (!IsShared)
        {
            return new CaseNotShared();
        }

        Sharing = SharingState.Withdrawn;
        SharedVersion = null;
        SharedUtc = null;
        Decide(by, reason, nowUtc);
        return null;
    }

    /// <summary>Takes a published case out of the library. It can be put back.</summary>
    public Error? Remove(DateTime nowUtc)
    {
        if (Status != CaseStatus.Published)
        {
            return new CaseNotPublished();
        }

        if (IsShared)
        {
            return new CaseStillShared();
        }

        if (IsRemoved)
        {
            return new CaseRemoved();
        }

        if (Sharing == SharingState.Requested)
        {
            Sharing = SharingState.None;
        }

        RemovedUtc = UpdatedUtc = nowUtc;
        return null;
    }

    public Error? Restore(DateTime nowUtc)
    {
        if (!IsRemoved)
        {
            return new CaseNotRemoved();
        }

        RemovedUtc = null;
        UpdatedUtc = nowUtc;
        return null;
    }

    /// <summary>Lets a colleague read and write the draft. Answers false when the person already may.</summary>
    public bool AddCoAuthor(Actor person, DateTime nowUtc)
    {
        if (IsWrittenBy(person))
        {
            return false;
        }

        _coAuthors.Add(new CoAuthor(Id, person, nowUtc));
        UpdatedUtc = nowUtc;
        return true;
    }

    /// <summary>Answers false when the person was no co-author.</summary>
    public bool RemoveCoAuthor(Guid userId, DateTime nowUtc)
    {
        if (_coAuthors.RemoveAll(c => c.UserId == userId) == 0)
        {
            return false;
        }

        UpdatedUtc = nowUtc;
        return true;
    }

    private Error? ProblemBeforeSharing()
    {
        if (Status != CaseStatus.Published)
        {
            return new CaseNotPublished();
        }

        if (IsRemoved)
        {
            return new CaseRemoved();
        }

        if (UnitId is not null)
        {
            return new CaseMeantForUnit();
        }

        return SharedVersion == PublishedVersion ? new VersionAlreadyShared(PublishedVersion) : null;
    }

    private void Decide(Actor by, string? message, DateTime nowUtc) =>
        (DecidedBy, DecidedUtc, DecisionMessage) = (by with { }, nowUtc, message);
}
