namespace Intranet.Architecture.Tests.Rules;

/// <summary>
/// Rule 2: every module has its manifest, start-up, README and view imports. Without the imports tag helpers are silently sent
/// to the browser as raw text, the antiforgery field among them.
/// </summary>
internal static class ModuleShape
{
    private const int LongestReadme = 40;
    private static readonly string[] Files = ["Manifest.cs", "Startup.cs", "README.md", "Texts.cs", "Texts.resx", "Texts.en.resx", "Features/_ViewImports.cshtml", "Features/_ViewStart.cshtml"];
    private static readonly string[] Imports = ["@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers", "@addTagHelper *, Intranet.Ui"];

    /// <summary>Checks a module's source folder.</summary>
    public static IEnumerable<string> Check(string folder)
    {
        var name = Path.GetFileName(folder);
        foreach (var file in Files.Where(file => !File.Exists(Path.Combine(folder, file))))
        {
            yield return $"{name} has no {file}.";
        }

        var readme = Path.Combine(folder, "README.md");
        if (File.Exists(readme) && File.ReadLines(readme).Count() is > LongestReadme and var lines)
        {
            yield return $"{name}'s README.md has {lines} lines, {LongestReadme} at most.";
        }

        var imports = Path.Combine(folder, "Features", "_ViewImports.cshtml");
        if (!File.Exists(imports))
        {
            yield break;
        }

        var written = File.ReadLines(imports).Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        foreach (var import in Imports.Where(import => !written.Contains(import)))
        {
            yield return $"{name}'s Features/_ViewImports.cshtml lacks \"{import}\".";
        }
    }
}
