using System.Collections.Frozen;
using System.Reflection;
using Intranet.Abstractions;

namespace Intranet.Users;

/// <summary>All permissions that modules declare, and which of them follow from which.</summary>
internal sealed class PermissionGraph(IEnumerable<IPermissionProvider> providers)
{
    private readonly IPermissionProvider[] _providers = [.. providers];

    /// <summary>Every declared permission, by name.</summary>
    public IReadOnlyList<Permission> All { get; } =
        [.. providers.SelectMany(p => p.GetPermissions()).DistinctBy(p => p.Name).OrderBy(p => p.Name, StringComparer.Ordinal)];

    public IEnumerable<PermissionStereotype> Stereotypes => _providers.SelectMany(p => p.GetDefaultStereotypes());

    /// <summary>The assembly whose <c>Texts</c> name the permission.</summary>
    public Assembly HomeOf(Permission permission) => _providers.First(p => p.GetPermissions().Contains(permission)).GetType().Assembly;

    public bool Knows(string name) => All.Any(p => p.Name == name);

    /// <summary>The permissions given and all that they imply. Names that no module declares any more are left out.</summary>
    public FrozenSet<string> Close(IEnumerable<string> given)
    {
        var held = given.Where(Knows).ToHashSet(StringComparer.Ordinal);
        int before;
        do
        {
            before = held.Count;
            held.UnionWith(All.Where(p => p.ImpliedBy.Any(by => held.Contains(by.Name))).Select(p => p.Name).ToList());
        }
        while (held.Count > before);

        return held.ToFrozenSet(StringComparer.Ordinal);
    }
}
