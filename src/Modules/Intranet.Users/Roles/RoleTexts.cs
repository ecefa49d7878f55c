using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

/// <summary>
/// Names of roles and permissions in the reader's language: resources <c>Role.{name}</c> here and <c>Permission.{name}</c> in
/// the <c>Texts</c> of the module that declares the permission. What has no text is shown as it is stored.
/// </summary>
internal sealed class RoleTexts(IStringLocalizer<Texts> texts, IStringLocalizerFactory factory, PermissionGraph graph)
{
    public string OfRole(string name) => texts["Role." + name] is { ResourceNotFound: false } text ? text.Value : name;

    /// <summary>The module that a permission's name begins with.</summary>
    public string OfModule(string name) => texts["Module." + name] is { ResourceNotFound: false } text ? text.Value : name;

    public string OfPermission(Permission permission)
    {
        var text = factory.Create("Texts", graph.HomeOf(permission).GetName().Name!)["Permission." + permission.Name];
        return text.ResourceNotFound ? permission.Description : text.Value;
    }
}
