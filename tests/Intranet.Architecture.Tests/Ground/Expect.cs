namespace Intranet.Architecture.Tests;

/// <summary>Says all violations at once, each on a line.</summary>
internal static class Expect
{
    public static void None(IEnumerable<string> violations)
    {
        var all = violations.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} violations:\n{string.Join('\n', all)}");
    }

    /// <summary>Demands exactly one violation that says the given words.</summary>
    public static void One(string words, IEnumerable<string> violations) =>
        Assert.Contains(words, Assert.Single(violations.Distinct()), StringComparison.Ordinal);
}
