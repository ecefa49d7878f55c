namespace Intranet.Search.Engine;

/// <summary>A query ready to be opened over segments, and what highlighting and reranking need to know of it.</summary>
internal sealed class QueryPlan
{
    public required Prepared Root { get; init; }

    /// <summary>Whether any part adds to scores.</summary>
    public required bool HasWords { get; init; }

    /// <summary>Whether a word was asked for that no open document holds.</summary>
    public required bool HasUnknownWords { get; init; }

    /// <summary>Stems that may have matched, to be marked.</summary>
    public required HashSet<string> Highlighted { get; init; }

    /// <summary>The words that were asked for, in order, read as Swedish.</summary>
    public required IReadOnlyList<QueryWord> Words { get; init; }
}

/// <summary>A word that was asked for.</summary>
/// <param name="Surface">Folded.</param>
/// <param name="Stem">Its Swedish stem.</param>
/// <param name="IsStop">Whether it carries too little meaning to rank by.</param>
internal readonly record struct QueryWord(string Surface, string Stem, bool IsStop)
{
    /// <summary>The same word read as one of a language.</summary>
    public QueryWord In(Language language) => language == Language.Swedish
        ? this
        : new QueryWord(Surface, Analyzer.For(language).Term(Surface), Analyzer.For(language).IsStopWord(Surface));
}
