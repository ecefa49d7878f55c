using Intranet.Abstractions;

namespace Intranet.Search;

internal sealed class SearchPermissions : IPermissionProvider
{
    public const string ManageWordsName = "Search.ManageWords";

    /// <summary>Counts in <c>Default</c> only, whatever roles another tenant makes for itself.</summary>
    public static readonly Permission ManageWords = new(ManageWordsName, "Say which words mean the same in search, for the whole network");

    public IEnumerable<Permission> GetPermissions() => [ManageWords];

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() => [new(RoleNames.Coordinator, [ManageWords])];
}
