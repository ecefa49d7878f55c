using Microsoft.AspNetCore.Authorization;

namespace Intranet.Abstractions;

/// <summary>Something a person may be allowed to do. The name is the key: <c>Module.Verb</c>.</summary>
public sealed record Permission(string Name, string Description, params Permission[] ImpliedBy)
{
    public bool Equals(Permission? other) => other is not null && other.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Permissions that a role is born with in every tenant.</summary>
public sealed record PermissionStereotype(string Role, IReadOnlyList<Permission> Permissions);

/// <summary>Declares a module's permissions.</summary>
public interface IPermissionProvider
{
    IEnumerable<Permission> GetPermissions();

    IEnumerable<PermissionStereotype> GetDefaultStereotypes();
}

/// <summary>The roles every tenant begins with.</summary>
public static class RoleNames
{
    public const string Employee = "Employee";
    public const string Moderator = "Moderator";
    public const string Editor = "Editor";
    public const string Administrator = "Administrator";

    /// <summary>What guests may do, whatever other roles they were given.</summary>
    public const string Guest = "Guest";

    /// <summary>Network coordinator; a role of the tenant <c>Default</c> only.</summary>
    public const string Coordinator = "Coordinator";
}

/// <summary>Which permissions a tenant's roles hold. Implemented by Users; answers from memory.</summary>
public interface IRolePermissions
{
    /// <summary>Names of the permissions that the roles hold together, implied ones included.</summary>
    IReadOnlySet<string> Resolve(string tenant, IReadOnlyCollection<string> roles);
}

/// <summary>
/// Demands a permission of whoever calls an endpoint. Place it on a page model or on an endpoint. Without the permission
/// a signed-in person gets 404, as for an address that does not exist.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequirePermissionAttribute(string permission) : AuthorizeAttribute(PolicyPrefix + permission)
{
    public const string PolicyPrefix = "permission:";

    public string Permission { get; } = permission;
}
