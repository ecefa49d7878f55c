using System.Text.Json;
using Intranet.Search.Engine;

namespace Intranet.Search.Tool;

/// <summary>Tells the language of a collection by the function words in its first documents. Swedish where nothing speaks for English.</summary>
internal static class LanguageGuess
{
    private const int Documents = 300;
    private const int Letters = 2_000;

    public static Language Of(string documents)
    {
        var (swedish, english) = (0, 0);
        foreach (var text in JsonLines.Read(documents).Take(Documents).SelectMany(TextsOf))
        {
            swedish += Count(SwedishAnalyzer.Instance, text);
            english += Count(EnglishAnalyzer.Instance, text);
        }

        return english > swedish ? Language.English : Language.Swedish;
    }

    private static IEnumerable<string> TextsOf(JsonElement line) => line.EnumerateObject()
        .Where(p => p.Name != "id" && p.Value.ValueKind is JsonValueKind.String or JsonValueKind.Array).Select(p => JsonLines.Text(p.Value)).Select(t => t[..Math.Min(t.Length, Letters)]);

    private static int Count(Analyzer analyzer, string text) => analyzer.Analyze(text).Count(t => t.IsStopWord);
}
