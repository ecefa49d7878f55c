using System.Text.RegularExpressions;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>Titles that hold every word typed so far; the last word may be unfinished.</summary>
internal static partial class TitleQuery
{
    private const int MostWords = 8;

    public static Query For(string typed)
    {
        var words = Words(typed).Take(MostWords).ToList();
        if (words.Count == 0)
        {
            return new MatchNoneQuery();
        }

        var whole = words.SkipLast(1).Select(word => new BooleanClause(Occur.Must, new TermQuery(word, Fields.Title)));
        return new BooleanQuery([.. whole, new BooleanClause(Occur.Must, new PrefixQuery(words[^1], Fields.Title))]);
    }

    /// <summary>The words of a text as they stand in it.</summary>
    public static IEnumerable<string> Words(string text) => WordPattern().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex WordPattern();
}
