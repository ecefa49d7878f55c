using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>What a person may do with cases.</summary>
internal sealed class CasePermissions : IPermissionProvider
{
    public const string WriteName = "Cases.Write";
    public const string ShareName = "Cases.Share";
    public const string EditName = "Cases.Edit";
    public const string AdoptName = "Cases.Adopt";

    public static readonly Permission Write = new(WriteName, "Write cases and ask for them to be shared");
    public static readonly Permission Share = new(ShareName, "Share cases with all members, return and withdraw them");
    public static readonly Permission Edit = new(EditName, "Edit and remove published cases that others wrote");
    public static readonly Permission Adopt = new(AdoptName, "Tell how the organisation uses the cases of others");

    public IEnumerable<Permission> GetPermissions() => [Write, Share, Edit, Adopt];

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new(RoleNames.Employee, [Write, Adopt]),
        new(RoleNames.Moderator, [Write, Adopt]),
        new(RoleNames.Editor, [Write, Adopt, Share, Edit]),
        new(RoleNames.Administrator, [Write, Adopt, Share]),
    ];
}
