using System.Globalization;

namespace Intranet.Communities;

/// <summary>
/// Which communities a question seems to be about: words of the question that share their beginning with a word of the
/// title, tags or description. Titles and tags weigh more.
/// </summary>
internal static class CommunityMatch
{
    private const int ShortestStem = 5;
    private const int LongestStem = 7;
    private const int MostWords = 200;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>At most <paramref name="limit"/> communities that match at all, best first.</summary>
    public static List<Community> Best(IEnumerable<Community> communities, string question, int limit)
    {
        var stems = Stems(question);
        return [.. communities
            .Select(c => (Community: c, Score: Score(c, stems)))
            .Where(c => c.Score > 0)
            .OrderByDescending(c => c.Score).ThenBy(c => c.Community.Title, StringComparer.Create(Swedish, ignoreCase: true))
            .Take(limit)
            .Select(c => c.Community)];
    }

    private static int Score(Community community, HashSet<string> question)
    {
        var heading = Words($"{community.Title} {string.Join(' ', community.Tags)}");
        var text = Words(community.Description);
        return question.Sum(stem => heading.Any(w => w.Contains(stem, StringComparison.Ordinal)) ? 3 : text.Any(w => w.StartsWith(stem, StringComparison.Ordinal)) ? 1 : 0);
    }

    private static HashSet<string> Stems(string text) =>
        [.. Words(text).Where(w => w.Length >= ShortestStem).Select(w => w[..Math.Min(w.Length, LongestStem)])];

    private static List<string> Words(string text) =>
        [.. text.ToLower(Swedish).Split([.. text.Where(c => !char.IsLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];
}
