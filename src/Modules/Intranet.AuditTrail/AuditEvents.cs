namespace Intranet.AuditTrail;

/// <summary>What the trail tells about itself. These rows are never erased: they are the proof of what was.</summary>
internal static class AuditEvents
{
    /// <summary>Beginning of every event of the trail itself.</summary>
    public const string Prefix = "audit.";

    public const string RowsErased = "audit.rows-erased.v1";
    public const string SettingsChanged = "audit.settings-changed.v1";
    public const string HoldSet = "audit.hold-set.v1";
    public const string HoldReleased = "audit.hold-released.v1";
    public const string Exported = "audit.rows-exported.v1";
    public const string PackageMade = "audit.package-made.v1";
}
