using System.Runtime.InteropServices;

namespace Intranet.Architecture.Tests.Rules;

/// <summary>
/// Rule 1: who may reference whom inside the product. No module references another; only the web host references modules and
/// themes. <c>Intranet.Ui</c>, the edge (page base, API answers, tag helpers, Markdown), stands beside Data: it may be used by
/// modules and themes and itself uses the vocabulary only.
/// </summary>
internal static class References
{
    private const string Vocabulary = "Intranet.Abstractions";
    private const string Data = "Intranet.Data";
    private const string Edge = "Intranet.Ui";
    private const string Engine = "Intranet.Search.Engine";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [Vocabulary] = [],
        [Engine] = [],
        [Data] = [Vocabulary],
        [Edge] = [Vocabulary],
        ["Intranet.Core"] = [Vocabulary, Data],
        ["Intranet.Migrations.Sqlite"] = [Data],
        ["Intranet.Migrations.PostgreSql"] = [Data],
        ["Intranet.Search"] = [Vocabulary, Data, Edge, Engine],
    };

    private static readonly string[] OfModules = [Vocabulary, Data, Edge];
    private static readonly string[] OfThemes = [Vocabulary, Edge];

    /// <summary>Checks one project or assembly by its name and the names that it references.</summary>
    public static IEnumerable<string> Check(string name, IEnumerable<string> references)
    {
        if (name == "Intranet.Web")
        {
            return [];
        }

        var allowed = Allowed.TryGetValue(name, out var own) ? own
            : name.StartsWith("Intranet.Theme.", StringComparison.Ordinal) ? OfThemes
            : OfModules;
        return references
            .Where(reference => reference.StartsWith("Intranet.", StringComparison.Ordinal) && !allowed.Contains(reference))
            .Select(reference => $"{name} references {reference}, but may reference {(allowed.Length == 0 ? "nothing" : string.Join(", ", allowed))} of the product only.");
    }

    /// <summary>The engine works with the base class library alone.</summary>
    public static IEnumerable<string> CheckBaseLibraryOnly(string name, IEnumerable<string> references)
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        return references
            .Where(reference => !File.Exists(Path.Combine(runtime, reference + ".dll")))
            .Select(reference => $"{name} references {reference}, which is not part of the base class library.");
    }
}
