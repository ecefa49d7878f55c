using Intranet.Abstractions;
using Mono.Cecil;

namespace Intranet.Architecture.Tests.Rules;

/// <summary>Rule 8, permissions: every one is asked for somewhere and given to a role from the beginning; none is asked for that nobody declares.</summary>
internal static class UsedPermissions
{
    private const string Attribute = "Intranet.Abstractions.RequirePermissionAttribute";
    private const string Type = "Intranet.Abstractions.Permission";

    public static IEnumerable<string> Check(IReadOnlyCollection<IPermissionProvider> providers, IReadOnlyCollection<AssemblyDefinition> assemblies)
    {
        var declared = providers.SelectMany(p => p.GetPermissions()).ToList();
        var given = providers.SelectMany(p => p.GetDefaultStereotypes()).SelectMany(s => s.Permissions).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var demanded = assemblies.SelectMany(DemandedByAttribute).ToHashSet(StringComparer.Ordinal);
        var asked = assemblies.SelectMany(a => AskedInCode(a)).ToHashSet(StringComparer.Ordinal);
        foreach (var permission in declared)
        {
            if (!given.Contains(permission.Name))
            {
                yield return $"{permission.Name} is in no stereotype.";
            }

            if (!demanded.Contains(permission.Name) && !asked.Contains(FieldOf(permission, providers)))
            {
                yield return $"{permission.Name} is never asked for.";
            }
        }

        foreach (var name in demanded.Where(name => declared.All(p => p.Name != name)))
        {
            yield return $"{name} is demanded, but no module declares it.";
        }
    }

    private static IEnumerable<string> DemandedByAttribute(AssemblyDefinition assembly) =>
        from type in Code.Types(assembly)
        from attribute in type.CustomAttributes.Concat(type.Methods.SelectMany(m => m.CustomAttributes))
        where attribute.AttributeType.FullName == Attribute
        select (string)attribute.ConstructorArguments[0].Value;

    /// <summary>Fields of permissions read outside the class that declares them, and permission attributes made in code.</summary>
    private static IEnumerable<string> AskedInCode(AssemblyDefinition assembly)
    {
        foreach (var (type, _, instruction) in Code.Instructions(assembly))
        {
            if (instruction.Operand is FieldReference field && field.FieldType.FullName == Type && field.DeclaringType.FullName != Code.Outermost(type).FullName)
            {
                yield return $"{field.DeclaringType.FullName}.{field.Name}";
            }
        }
    }

    private static string FieldOf(Permission permission, IReadOnlyCollection<IPermissionProvider> providers) =>
        providers
            .SelectMany(p => p.GetType().GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Permission) && ((Permission?)f.GetValue(null))?.Name == permission.Name)
            .Select(f => $"{f.DeclaringType!.FullName}.{f.Name}")
            .FirstOrDefault() ?? permission.Name;
}
