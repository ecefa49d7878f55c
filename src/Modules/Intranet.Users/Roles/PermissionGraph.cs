using System.Collections.Frozen;
using System.Reflection;
using Intranet.Abstractions;

namespace Intranet.Users;

/// <summary>All permissions that modules declare, and which of them follow from which.</summary>
internal sealed class PermissionGraph(IEnumerable<IPermissionProvider> providers)
{
    private readonly IPermissionProvider[] _providers = [.. providers];

    private readonly Lazy<FrozenSet<string>> _networkOnly = new(() => FindNetworkOnly(providers));

    /// <summary>Every declared permission, by name.</summary>
    public IReadOnlyList<Permission> All { get; } =
        [.. providers.SelectMany(p => p.GetPermissions()).DistinctBy(p => p.Name).OrderBy(p => p.Name, StringComparer.Ordinal)];

    public IEnumerable<PermissionStereotype> Stereotypes => _providers.SelectMany(p => p.GetDefaultStereotypes());

    /// <summary>The assembly whose <c>Texts</c> name the permission.</summary>
    public Assembly HomeOf(Permission permission) => _providers.First(p => p.GetPermissions().Contains(permission)).GetType().Assembly;

    /// <summary>
    /// The permissions that a tenant's roles can hold. Those that modules mean for the network's coordinator alone count in
    /// <c>Default</c> only, else any authority's administrator could make themselves one.
    /// </summary>
    public IReadOnlyList<Permission> GivableIn(string tenant) =>
        tenant == ShellSettings.DefaultName ? All : [.. All.Where(p => !_networkOnly.Value.Contains(p.Name))];

    /// <summary>True for the roles that modules mean every organisation to have.</summary>
    public bool IsBornWith(string role) => Stereotypes.Any(s => s.Role == role);

    public bool Knows(string name) => All.Any(p => p.Name == name);

    /// <summary>
    /// The permissions given and all that they imply. Names that no module declares any more are left out, and so is what
    /// cannot be held in the tenant.
    /// </summary>
    public FrozenSet<string> Close(string tenant, IEnumerable<string> given)
    {
        var givable = GivableIn(tenant);
        var held = givable.Select(p => p.Name).Intersect(given, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        int before;
        do
        {
            before = held.Count;
            held.UnionWith(givable.Where(p => p.ImpliedBy.Any(by => held.Contains(by.Name))).Select(p => p.Name).ToList());
        }
        while (held.Count > before);

        return held.ToFrozenSet(StringComparer.Ordinal);
    }

    private static FrozenSet<string> FindNetworkOnly(IEnumerable<IPermissionProvider> providers)
    {
        var stereotypes = providers.SelectMany(p => p.GetDefaultStereotypes()).ToList();
        var elsewhere = stereotypes.Where(s => s.Role != RoleNames.Coordinator).SelectMany(s => s.Permissions).Select(p => p.Name);
        return stereotypes.Where(s => s.Role == RoleNames.Coordinator).SelectMany(s => s.Permissions).Select(p => p.Name)
            .Except(elsewhere).ToFrozenSet(StringComparer.Ordinal);
    }
}
