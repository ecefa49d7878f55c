using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Intranet.Ui.Icons;

/// <summary>The icons that pages may use, read once from the sprite that the assets build writes.</summary>
internal static partial class IconSet
{
    private static readonly FrozenDictionary<string, string> Symbols = Read();

    /// <summary>Names of all icons, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Symbols.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The whole <c>symbol</c> element of an icon.</summary>
    /// <exception cref="ArgumentException">There is no such icon.</exception>
    public static string Symbol(string name) =>
        Symbols.TryGetValue(name, out var symbol)
            ? symbol
            : throw new ArgumentException($"There is no icon '{name}'. The icons are: {string.Join(", ", Names)}.", nameof(name));

    /// <summary>What is drawn inside the <c>symbol</c> element of an icon.</summary>
    /// <exception cref="ArgumentException">There is no such icon.</exception>
    public static string Drawing(string name) => SymbolPattern().Match(Symbol(name)).Groups["drawing"].Value;

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(IconSet).Assembly.GetManifestResourceStream("Intranet.Ui.icons.svg")
            ?? throw new InvalidOperationException("The icon sprite is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return SymbolPattern().Matches(reader.ReadToEnd()).ToFrozenDictionary(found => found.Groups["name"].Value, found => found.Value);
    }

    [GeneratedRegex("""<symbol id="i-(?<name>[a-z-]+)"[^>]*>(?<drawing>.*?)</symbol>""", RegexOptions.Singleline)]
    private static partial Regex SymbolPattern();
}
