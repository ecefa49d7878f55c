using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Intranet.Architecture.Tests;

/// <summary>What the code of an assembly does, instruction by instruction.</summary>
internal static class Code
{
    /// <summary>Every type, nested ones and those that the compiler made included.</summary>
    public static IEnumerable<TypeDefinition> Types(AssemblyDefinition assembly) => assembly.Modules.SelectMany(m => m.GetAllTypes());

    public static IEnumerable<(TypeDefinition Type, MethodDefinition Method, Instruction Instruction)> Instructions(AssemblyDefinition assembly) =>
        from type in Types(assembly)
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        select (type, method, instruction);

    /// <summary>The methods called, with the outermost type that calls.</summary>
    public static IEnumerable<(TypeDefinition By, MethodReference Called)> Calls(AssemblyDefinition assembly) =>
        Instructions(assembly)
            .Where(i => i.Instruction.Operand is MethodReference)
            .Select(i => (Outermost(i.Type), (MethodReference)i.Instruction.Operand));

    /// <summary>The texts written in the code, with the outermost type that has them.</summary>
    public static IEnumerable<(TypeDefinition By, string Text)> Texts(AssemblyDefinition assembly) =>
        Instructions(assembly)
            .Where(i => i.Instruction.OpCode == OpCodes.Ldstr)
            .Select(i => (Outermost(i.Type), (string)i.Instruction.Operand));

    public static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    /// <summary>The type's base types by full name, nearest first, as far as they can be found.</summary>
    public static IEnumerable<string> BaseTypes(TypeDefinition type)
    {
        for (var current = type.BaseType; current is not null; current = Resolve(current)?.BaseType)
        {
            yield return current.GetElementType().FullName;
        }
    }

    public static bool IsCompilerMade(TypeDefinition type) => type.Name.Contains('<', StringComparison.Ordinal);

    private static TypeDefinition? Resolve(TypeReference type)
    {
        try
        {
            return type.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }
}
