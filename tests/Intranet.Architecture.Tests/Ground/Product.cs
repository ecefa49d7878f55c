using Mono.Cecil;

namespace Intranet.Architecture.Tests;

/// <summary>The product's assemblies as they were built, and their source folders.</summary>
internal static class Product
{
    private static readonly Lazy<IReadOnlyList<AssemblyDefinition>> Read = new(ReadAll);

    public static IReadOnlyList<AssemblyDefinition> Assemblies => Read.Value;

    /// <summary>The assemblies under <c>src/Modules</c>.</summary>
    public static IEnumerable<AssemblyDefinition> Modules => Assemblies.Where(a => ModuleFolders.Any(f => Path.GetFileName(f) == a.Name.Name));

    public static IEnumerable<AssemblyDefinition> Themes => Assemblies.Where(a => a.Name.Name.StartsWith("Intranet.Theme.", StringComparison.Ordinal));

    public static IReadOnlyList<string> ModuleFolders { get; } =
        [.. Directory.EnumerateDirectories(Repository.PathTo("src", "Modules")).Where(HasProject).Order(StringComparer.Ordinal)];

    /// <summary>Every project of the product: <c>src</c>, modules and themes included.</summary>
    public static IEnumerable<string> Projects =>
        new[] { Repository.PathTo("src"), Repository.PathTo("src", "Modules"), Repository.PathTo("themes") }
            .SelectMany(Directory.EnumerateDirectories)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"));

    private static bool HasProject(string folder) => Directory.EnumerateFiles(folder, "*.csproj").Any();

    private static List<AssemblyDefinition> ReadAll()
    {
        var names = Projects.Select(Path.GetFileNameWithoutExtension);
        return [.. names.Select(name => Path.Combine(AppContext.BaseDirectory, name + ".dll")).Where(File.Exists).Select(file => AssemblyDefinition.ReadAssembly(file))];
    }
}
