namespace Intranet.Cases;

/// <summary>How far a case has come inside its own organisation.</summary>
internal enum CaseStatus
{
    /// <summary>Seen by the author and the named co-authors, nobody else.</summary>
    Draft,

    /// <summary>Readable by everybody in the organisation.</summary>
    Published,
}
