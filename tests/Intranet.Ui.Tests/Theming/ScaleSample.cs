using Intranet.Ui.Theming;

namespace Intranet.Ui.Tests.Theming;

/// <summary>What the design system's own tool makes of 300 colours; written by <c>npm run scale-samples</c> in assets.</summary>
internal sealed record ScaleSample(ThemeColor Brand, IReadOnlyDictionary<ThemeToken, ThemeColor> Light, IReadOnlyDictionary<ThemeToken, ThemeColor> Dark)
{
    public static IReadOnlyList<ScaleSample> ReadAll()
    {
        using var reader = new StreamReader(typeof(ScaleSample).Assembly.GetManifestResourceStream("scale-samples.txt")!);
        var names = reader.ReadLine()!.Split(' ');
        var samples = new List<ScaleSample>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var colors = line.Split(' ').Zip(names).ToDictionary(pair => pair.Second, pair => ThemeColor.Parse(pair.First));
            samples.Add(new ScaleSample(colors["brand"], Scheme(colors, "light"), Scheme(colors, "dark")));
        }

        return samples;
    }

    private static Dictionary<ThemeToken, ThemeColor> Scheme(Dictionary<string, ThemeColor> colors, string scheme) =>
        Enum.GetValues<ThemeToken>().ToDictionary(token => token, token => colors[$"{scheme}-{token.CssName()}"]);
}
