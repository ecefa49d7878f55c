using System.Globalization;
using Intranet.Abstractions;

namespace Intranet.Communities;

/// <summary>Tags as people write them: separated by commas, with or without <c>#</c>.</summary>
internal static class TagList
{
    public const int MostTags = 12;
    public const int TagMaximum = 40;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static IReadOnlyList<string> Split(string? text) => (text ?? "").Split(',');

    public static string Join(IEnumerable<string> tags) => string.Join(", ", tags);

    /// <summary>The tags in lower case, each once; reports too many and too long ones.</summary>
    public static IReadOnlyList<string> Check(InputGuard guard, string field, IReadOnlyList<string>? tags)
    {
        var clean = (tags ?? []).Select(t => (t ?? "").Trim().TrimStart('#').Trim().ToLower(Swedish))
            .Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (clean.Count > MostTags)
        {
            guard.Add(new TooManyTags(field));
        }
        else if (clean.Any(t => t.Length > TagMaximum))
        {
            guard.Add(new TagTooLong(field));
        }
        else
        {
            guard.Optional(field, string.Concat(clean), MostTags * TagMaximum);
        }

        return clean;
    }
}
