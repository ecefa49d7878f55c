namespace Intranet.Cases;

/// <summary>Names of what happens to cases, as the audit trail keeps them.</summary>
internal static class CaseEvents
{
    public const string Created = "cases.case-created.v1";
    public const string DraftSaved = "cases.draft-saved.v1";
    public const string DraftDeleted = "cases.draft-deleted.v1";
    public const string WorkingDiscarded = "cases.working-copy-discarded.v1";
    public const string Published = "cases.case-published.v1";
    public const string SharingRequested = "cases.sharing-requested.v1";
    public const string SharingReturned = "cases.sharing-returned.v1";
    public const string Shared = "cases.case-shared.v1";
    public const string Withdrawn = "cases.case-withdrawn.v1";
    public const string Removed = "cases.case-removed.v1";
    public const string Restored = "cases.case-restored.v1";
    public const string CoAuthorAdded = "cases.co-author-added.v1";
    public const string CoAuthorRemoved = "cases.co-author-removed.v1";
    public const string CopyShown = "cases.copy-shown.v1";
    public const string CopyWithdrawn = "cases.copy-withdrawn.v1";
    public const string CopyHidden = "cases.copy-hidden.v1";
    public const string Adopted = "cases.case-adopted.v1";
}
