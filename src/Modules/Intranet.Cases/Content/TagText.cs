using System.Globalization;

namespace Intranet.Cases;

/// <summary>Tags as one text in the store, each between bars, so that a tag is found as a part of it on every database.</summary>
internal static class TagText
{
    private const char Bar = '|';
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>Tags in lower case, without <c>#</c>, each once, in the order given.</summary>
    public static IReadOnlyList<string> Normalise(IEnumerable<string> tags) =>
        [.. tags.Select(Normalise).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The tag as it is stored; empty for one without letters.</summary>
    public static string Normalise(string tag)
    {
        var words = tag.Replace(Bar, ' ').Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).TrimStart('#').Trim().ToLower(Swedish);
    }

    public static string Write(IReadOnlyCollection<string> tags) => tags.Count == 0 ? "" : $"|{string.Join(Bar, tags)}|";

    public static IReadOnlyList<string> Read(string text) => text.Split(Bar, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the store is searched for to find a tag; null where the text is no tag.</summary>
    public static string? Pattern(string? tag) => Normalise(tag ?? "") is { Length: > 0 } normal ? $"|{normal}|" : null;
}
