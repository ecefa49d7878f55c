using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>Somebody as known when it was written.</summary>
public sealed record PersonResponse(Guid Id, string Name, string Title, OrganisationResponse Organisation);

/// <summary>An organisation: its tenant's name, and its title.</summary>
public sealed record OrganisationResponse(string Name, string Title);

/// <summary>What a case says.</summary>
public sealed record CaseTextResponse
{
    public required string Title { get; init; }

    public string? Summary { get; init; }

    /// <summary>Markdown; null in an unfinished draft.</summary>
    public string? Problem { get; init; }

    public string? Solution { get; init; }

    public string? Outcome { get; init; }

    public string? Contact { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public string? Period { get; init; }

    public string? Cost { get; init; }

    /// <summary><c>idea</c>, <c>pilot</c>, <c>inUse</c> or <c>ended</c>; null when not told.</summary>
    public CaseState? State { get; init; }

    public string? LegalBasis { get; init; }
}

/// <summary>Where a case stands with all members.</summary>
public sealed record SharingResponse
{
    /// <summary>What was last done: <c>none</c>, <c>requested</c>, <c>returned</c>, <c>shared</c> or <c>withdrawn</c>.</summary>
    public required SharingState State { get; init; }

    /// <summary>The version that all members read; null when none.</summary>
    public int? Version { get; init; }

    public DateTime? SharedUtc { get; init; }

    public PersonResponse? RequestedBy { get; init; }

    public DateTime? RequestedUtc { get; init; }

    public PersonResponse? DecidedBy { get; init; }

    public DateTime? DecidedUtc { get; init; }

    /// <summary>Why it was shared or withdrawn, or what to mend; null when not told.</summary>
    public string? Message { get; init; }

    /// <summary>The address that works for everybody; null when it is not shared.</summary>
    public string? Address { get; init; }
}

/// <summary>A case of the own organisation.</summary>
public sealed record CaseResponse
{
    public required Guid Id { get; init; }

    /// <summary>The ETag's value.</summary>
    public required long Revision { get; init; }

    /// <summary><c>draft</c>, <c>published</c> or <c>removed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Number of the newest version; 0 for a draft.</summary>
    public required int Version { get; init; }

    public required string Title { get; init; }

    public string? Summary { get; init; }

    public string? Problem { get; init; }

    public string? Solution { get; init; }

    public string? Outcome { get; init; }

    public string? Contact { get; init; }

    /// <summary>The unit whose people alone may read it; null for the whole organisation.</summary>
    public Guid? UnitId { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public string? Period { get; init; }

    public string? Cost { get; init; }

    public CaseState? State { get; init; }

    public string? LegalBasis { get; init; }

    /// <summary>What will be the next version; null where nobody works on one, or the reader may not see it.</summary>
    public CaseTextResponse? WorkingCopy { get; init; }

    public required PersonResponse Author { get; init; }

    public required IReadOnlyList<PersonResponse> CoAuthors { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required DateTime UpdatedUtc { get; init; }

    public DateTime? PublishedUtc { get; init; }

    public required SharingResponse Sharing { get; init; }
}

/// <summary>A case in a list.</summary>
public sealed record CaseItemResponse
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The summary, or the beginning of the problem.</summary>
    public required string Lead { get; init; }

    public required PersonResponse Author { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public CaseState? State { get; init; }

    /// <summary>When its newest version was published, or in the network shared.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>True when all members can read it.</summary>
    public required bool IsShared { get; init; }

    /// <summary>How many organisations use it; 0 in the own scope's list.</summary>
    public required int UsedBy { get; init; }

    public required long Revision { get; init; }
}

/// <summary>A draft, or a working copy, in the list of one's own.</summary>
public sealed record DraftItemResponse(Guid Id, string Title, PersonResponse Author, DateTime UpdatedUtc, bool IsNewVersion);

/// <summary>A shared case as all members read it.</summary>
public sealed record SharedCaseResponse
{
    public required Guid Id { get; init; }

    public required long Revision { get; init; }

    public required OrganisationResponse Organisation { get; init; }

    public required PersonResponse Author { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public string? Summary { get; init; }

    public string? Problem { get; init; }

    public string? Solution { get; init; }

    public string? Outcome { get; init; }

    public string? Contact { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public string? Period { get; init; }

    public string? Cost { get; init; }

    public CaseState? State { get; init; }

    public string? LegalBasis { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required DateTime VersionUtc { get; init; }

    public required DateTime SharedUtc { get; init; }

    public required int UsedBy { get; init; }

    public required int AdoptedBy { get; init; }

    /// <summary>The address that works for everybody.</summary>
    public required string Address { get; init; }
}

/// <summary>How an organisation uses a shared case.</summary>
public sealed record AdoptionResponse(Guid Id, OrganisationResponse Organisation, PersonResponse By, AdoptionStage Stage, string? Note, DateTime AtUtc);
