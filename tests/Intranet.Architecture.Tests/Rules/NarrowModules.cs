using Mono.Cecil;

namespace Intranet.Architecture.Tests.Rules;

/// <summary>
/// Rule 7, first half: public only where others need it. A module is reached through the vocabulary, so what implements a
/// contract of the product, handles a use case or maps a table is nobody else's to name.
/// </summary>
internal static class NarrowModules
{
    private static readonly string[] Contracts = ["Intranet.Abstractions", "Intranet.Data"];

    public static IEnumerable<string> Check(AssemblyDefinition module)
    {
        foreach (var type in module.MainModule.Types.Where(t => t.IsPublic && !t.IsInterface))
        {
            if (type.Name.EndsWith("Handler", StringComparison.Ordinal))
            {
                yield return $"{type.FullName} is public; handlers are internal.";
            }

            foreach (var contract in type.Interfaces.Select(i => i.InterfaceType).Where(i => Contracts.Contains(i.Scope.Name)))
            {
                yield return $"{type.FullName} is public; what implements {contract.Name} is internal.";
            }
        }
    }

    /// <summary>Nobody outside a module derives from its classes.</summary>
    public static IEnumerable<string> CheckSealed(AssemblyDefinition module)
    {
        var bases = module.MainModule.Types.Select(t => t.BaseType?.FullName).ToHashSet();
        return module.MainModule.Types
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false, IsValueType: false } && !Code.IsCompilerMade(t))
            .Where(t => !bases.Contains(t.FullName) && !IsView(t))
            .Select(t => $"{t.FullName} is neither sealed nor derived from.");
    }

    private static bool IsView(TypeDefinition type) =>
        type.Namespace == "AspNetCoreGeneratedDocument" || type.CustomAttributes.Any(a => a.AttributeType.Name.StartsWith("RazorCompiledItem", StringComparison.Ordinal));
}
