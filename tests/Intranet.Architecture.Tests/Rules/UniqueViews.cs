using Mono.Cecil;

namespace Intranet.Architecture.Tests.Rules;

/// <summary>
/// Rule 4: compiled view paths are unique over all assemblies. Where two modules have the same path one silently renders the
/// other's view.
/// </summary>
internal static class UniqueViews
{
    private const string Attribute = "Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemAttribute";

    public static IEnumerable<string> Check(IEnumerable<AssemblyDefinition> assemblies) =>
        from assembly in assemblies
        from path in Paths(assembly)
        group assembly.Name.Name by path.ToUpperInvariant() into same
        where same.Count() > 1
        select $"{same.Key} stands in {string.Join(" and ", same)}.";

    /// <summary>A module's pages lie in its own area, else the next module of that name takes them over.</summary>
    public static IEnumerable<string> CheckAreas(AssemblyDefinition module)
    {
        var area = $"/Areas/{module.Name.Name["Intranet.".Length..]}/";
        return Paths(module)
            .Where(path => !path.StartsWith(area, StringComparison.Ordinal))
            .Select(path => $"{path} of {module.Name.Name} lies outside {area}.");
    }

    public static IEnumerable<string> Paths(AssemblyDefinition assembly) =>
        assembly.CustomAttributes.Where(a => a.AttributeType.FullName == Attribute).Select(a => (string)a.ConstructorArguments[2].Value);
}
