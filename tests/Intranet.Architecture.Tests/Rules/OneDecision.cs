using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Intranet.Architecture.Tests.Rules;

/// <summary>
/// Whether somebody may do something is decided by one function, <c>ICurrentUser.May</c>, for page, API, search and export
/// alike. Whoever resolves roles, reads claims of roles, compares names of roles or looks into the list of permissions has made
/// a second path.
/// </summary>
internal static class OneDecision
{
    private const string Person = "Intranet.Abstractions.ICurrentUser";
    private const string RoleClaim = "role";

    private static readonly string[] RoleNames =
        [Abstractions.RoleNames.Employee, Abstractions.RoleNames.Moderator, Abstractions.RoleNames.Editor, Abstractions.RoleNames.Administrator, Abstractions.RoleNames.Coordinator];

    /// <summary>Those that make the one path, and those that tell about it. Each line is a decision.</summary>
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        // The function itself, and the same for a person that somebody asks about.
        ["Intranet.Core.CurrentUser"] = ["resolves roles", "reads the claim of roles", "is a person"],
        ["Intranet.Users.ExaminedPerson"] = ["is a person"],
        ["Intranet.Users.ExplainAccessHandler"] = ["resolves roles"],

        // Nobody manages people who may do more than they themselves: compares two sets, both resolved by the one function.
        ["Intranet.Users.PeopleInReach"] = ["resolves roles", "lists permissions"],

        // Tells a person what they may do.
        ["Intranet.Users.MeEndpoint"] = ["reads the claim of roles", "lists permissions"],

        // Sow the roles that every organisation begins with.
        ["Intranet.Users.RoleSeed"] = ["compares a role"],
        ["Intranet.Users.PermissionGraph"] = ["compares a role"],

        // Whether the password must be changed first: the state of a session, no right.
        ["Intranet.Users.ChangePasswordPage"] = ["asks for a claim"],
        ["Intranet.Users.PasswordChangeFilter"] = ["asks for a claim"],

        // The one role that may be given without the permission to give roles.
        ["Intranet.Users.CreateUserHandler"] = ["compares a role"],
    };

    private static readonly Dictionary<string, string> Calls = new(StringComparer.Ordinal)
    {
        ["Intranet.Abstractions.IRolePermissions::Resolve"] = "resolves roles",
        ["Intranet.Users.RolePermissions::Resolve"] = "resolves roles",
        [Person + "::get_Permissions"] = "lists permissions",
        ["System.Security.Claims.ClaimsPrincipal::IsInRole"] = "asks for a role",
        ["System.Security.Claims.ClaimsPrincipal::HasClaim"] = "asks for a claim",
        ["System.Security.Claims.ClaimsIdentity::HasClaim"] = "asks for a claim",
        ["Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder::RequireRole"] = "asks for a role",
        ["Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder::RequireClaim"] = "asks for a claim",
        ["Microsoft.AspNetCore.Authorization.AuthorizeAttribute::set_Roles"] = "asks for a role",
    };

    public static IEnumerable<string> Check(AssemblyDefinition assembly) =>
        Found(assembly).Distinct().Where(f => !Known.GetValueOrDefault(f.By, []).Contains(f.What))
            .Select(f => $"{f.By} {f.What}: what somebody may do is decided by ICurrentUser.May alone.");

    /// <summary>Entries of the list that nothing needs any more.</summary>
    public static IEnumerable<string> CheckList(IEnumerable<AssemblyDefinition> assemblies)
    {
        var found = assemblies.SelectMany(Found).ToHashSet();
        return Known.SelectMany(k => k.Value.Select(what => (k.Key, what))).Where(k => !found.Contains(k)).Select(k => $"{k.Key} stands on the list, but no longer {k.what}.");
    }

    private static IEnumerable<(string By, string What)> Found(AssemblyDefinition assembly)
    {
        foreach (var (type, _, instruction) in Code.Instructions(assembly))
        {
            var by = Code.Outermost(type);
            if (instruction.Operand is MethodReference called && Calls.TryGetValue($"{called.DeclaringType.GetElementType().FullName}::{called.Name}", out var what)
                && by.FullName != called.DeclaringType.FullName)
            {
                yield return (by.FullName, what);
            }

            if (instruction.OpCode == OpCodes.Ldstr && instruction.Operand is string text)
            {
                if (text == RoleClaim && instruction.Next?.Operand is MethodReference { Name: "FindAll" or "FindFirst" or "FindFirstValue" })
                {
                    yield return (by.FullName, "reads the claim of roles");
                }

                if (RoleNames.Contains(text) && instruction.Next?.Operand is MethodReference { Name: "op_Equality" or "op_Inequality" or "Equals" or "Contains" })
                {
                    yield return (by.FullName, "compares a role");
                }
            }
        }

        foreach (var type in Code.Types(assembly))
        {
            if (type is { IsInterface: false } && Implements(type, Person))
            {
                yield return (type.FullName, "is a person");
            }

            foreach (var _ in type.CustomAttributes.Concat(type.Methods.SelectMany(m => m.CustomAttributes)).Where(a => a.Properties.Any(p => p.Name == "Roles")))
            {
                yield return (type.FullName, "asks for a role");
            }
        }
    }

    private static bool Implements(TypeDefinition type, string contract) => type.Interfaces.Any(i => i.InterfaceType.FullName == contract);
}
