using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Intranet.Architecture.Tests.Rules;

/// <summary>Rule 7, links: one helper states the scope of an address, so nobody writes the network's segment by hand.</summary>
internal static partial class StatedScopes
{
    public static IEnumerable<string> Check(AssemblyDefinition assembly) =>
        Code.Texts(assembly)
            .Where(t => HandMade().IsMatch(t.Text) && !IsRoute(t.By))
            .Select(t => $"{t.By.FullName} writes \"{t.Text.Trim()}\" by hand; SiteLinks states the scope.");

    /// <summary>Razor keeps a page's route in its metadata; that is where a scope belongs.</summary>
    private static bool IsRoute(TypeDefinition type) => type.Name.StartsWith("__ProvideApplicationPart", StringComparison.Ordinal);

    [GeneratedRegex("""(^|["'~{}\s=])/?network/[a-z{]""")]
    private static partial Regex HandMade();
}
