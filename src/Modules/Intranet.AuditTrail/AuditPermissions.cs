using Intranet.Abstractions;

namespace Intranet.AuditTrail;

/// <summary>Who may read the audit trail, and who decides how long it is kept.</summary>
internal sealed class AuditPermissions : IPermissionProvider
{
    public const string ReadName = "AuditTrail.Read";
    public const string ManageName = "AuditTrail.Manage";

    public static readonly Permission Manage = new(ManageName, "Decide how long the audit trail is kept, hold it, erase from it");
    public static readonly Permission Read = new(ReadName, "Read, check and export the audit trail", Manage);

    public IEnumerable<Permission> GetPermissions() => [Read, Manage];

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new(RoleNames.Administrator, [Read, Manage]),
        new(RoleNames.Coordinator, [Read, Manage]),
    ];
}
