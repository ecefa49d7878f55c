namespace Intranet.Search.Engine;

/// <summary>
/// The query language for people: words, "phrases", <c>-not</c>, <c>OR</c>, <c>+must</c>, <c>pre*</c>, <c>fuzzy~</c>, <c>title:</c>,
/// <c>author:</c>, <c>tag:</c>, <c>kind:</c>, <c>authority:</c>, <c>community:</c>, <c>from:</c> and <c>to:</c> with a date, and the Swedish
/// names of these. Every string is a valid query; what makes no sense is read as words. Takes time linear in the text.
/// </summary>
public static class QueryParser
{
    /// <summary>Characters of a query that are read; the rest is left out.</summary>
    public const int MaxLength = 2_000;

    /// <summary>Parts of a query that are used; the rest is left out.</summary>
    public const int MaxClauses = 64;

    /// <summary>Reads a query.</summary>
    /// <param name="text">What a person typed; null and empty ask for nothing in particular and give <see cref="MatchAllQuery"/>.</param>
    /// <param name="mode">How many of the plain words have to match.</param>
    public static Query Parse(string? text, MatchMode mode = MatchMode.Any)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new MatchAllQuery();
        }

        var builder = new QueryBuilder(mode);
        foreach (var item in QueryLexer.Read(text.Length > MaxLength ? text[..MaxLength] : text))
        {
            builder.Add(item);
        }

        return builder.Build();
    }

    /// <summary>Reads running text, a question for example, as words; nothing in it is an operator.</summary>
    /// <param name="text">The text; without a word in it nothing is found.</param>
    /// <param name="mode">How many of the words have to match.</param>
    public static Query Words(string? text, MatchMode mode = MatchMode.Any)
    {
        text ??= "";
        var tokens = SwedishAnalyzer.Instance.Analyze(text.Length > MaxLength ? text[..MaxLength] : text);
        var words = tokens.Take(MaxClauses).Select(t => new TermQuery(text.Substring(t.Start, t.Length))).ToArray<Query>();
        return words.Length == 0
            ? new MatchNoneQuery()
            : BooleanQuery.Or(words) with { MinimumShouldMatch = QueryBuilder.MinimumFor(mode, words) };
    }
}
