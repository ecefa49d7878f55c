using System.Collections.Concurrent;
using System.Globalization;

namespace Intranet.Tenants.Features.ReadHelp;

/// <summary>The long texts, Markdown in one file per page and language.</summary>
internal static class HelpTexts
{
    private const string Fallback = "sv";
    private static readonly string[] Pages = ["help", "sharing", "privacy", "accessibility"];
    private static readonly ConcurrentDictionary<string, string?> Read = new(StringComparer.Ordinal);

    public static bool Exists(string page) => Pages.Contains(page, StringComparer.Ordinal);

    /// <summary>A page's text in the reader's language, in Swedish where there is none.</summary>
    public static string Find(string page, CultureInfo culture) =>
        Load(page, culture.TwoLetterISOLanguageName) ?? Load(page, Fallback)
        ?? throw new InvalidOperationException($"There is no help page {page}.");

    private static string? Load(string page, string language) => Read.GetOrAdd($"Intranet.Tenants.Help.{page}.{language}.md", static name =>
    {
        using var stream = typeof(HelpTexts).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
