using System.Text.RegularExpressions;
using Intranet.Abstractions;
using Mono.Cecil;

namespace Intranet.Architecture.Tests.Rules;

/// <summary>Rule 8, names: every feature id, every followed kind and every event that somebody names exists.</summary>
internal static partial class ResolvedNames
{
    /// <summary>Feature ids that slots, menus and waiting items name.</summary>
    public static IEnumerable<string> CheckFeatures(IEnumerable<(string By, string FeatureId)> named, IExtensionCatalog catalog) =>
        named
            .Where(n => catalog.Features.All(f => f.Id != n.FeatureId))
            .Select(n => $"{n.By} names the feature {n.FeatureId}, which no manifest has.");

    /// <summary>Kinds that consumers follow must be announced by an aggregate or in the code.</summary>
    public static IEnumerable<string> CheckKinds(IEnumerable<(string Consumer, string Kind)> followed, IReadOnlySet<string> announced) =>
        followed
            .Where(f => !announced.Contains(f.Kind))
            .Select(f => $"{f.Consumer} follows \"{f.Kind}\", which nobody announces.");

    /// <summary>
    /// The README tells every event that the code writes, in full (<c>cases.case-shared.v1</c>) or by its middle part
    /// (<c>`case-shared`</c>), and none that it does not write.
    /// </summary>
    public static IEnumerable<string> CheckEvents(AssemblyDefinition module, string readme)
    {
        var written = Code.Texts(module).Select(t => t.Text).Where(t => Event().IsMatch(t)).ToHashSet(StringComparer.Ordinal);
        var told = EventInText().Matches(readme).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var name in written.Except(told).Where(name => !readme.Contains($"`{name.Split('.')[1]}`", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            yield return $"{module.Name.Name} writes {name}, which its README does not tell.";
        }

        foreach (var name in told.Except(written).Order(StringComparer.Ordinal))
        {
            yield return $"{module.Name.Name}'s README tells of {name}, which the code does not write.";
        }
    }

    [GeneratedRegex(@"^[a-z]+\.[a-z][a-z-]*\.v\d+$")]
    private static partial Regex Event();

    [GeneratedRegex(@"\b[a-z]+\.[a-z][a-z-]*\.v\d+\b")]
    private static partial Regex EventInText();
}
