namespace Intranet.Search.Engine;

/// <summary>
/// What is asked for. Words in queries are raw words of a language: the searcher analyses them as it does documents.
/// A null text field means all text fields together.
/// </summary>
public abstract record Query;

/// <summary>A word. In text it is stemmed and, in Swedish, also found inside compounds.</summary>
/// <param name="Word">One word; several words are read as a phrase.</param>
/// <param name="Field">A text field, or null for all of them.</param>
/// <param name="Boost">Multiplies the score; greater than 0.</param>
public sealed record TermQuery(string Word, string? Field = null, float Boost = 1) : Query;

/// <summary>Words that follow each other.</summary>
/// <param name="Text">The words, written as in running text.</param>
/// <param name="Slop">How many places the words together may be moved away from each other; 0 means exactly as written.</param>
/// <param name="Field">A text field, or null for all of them.</param>
public sealed record PhraseQuery(string Text, int Slop = 0, string? Field = null) : Query;

/// <summary>Words that start with some letters. All matches score the same.</summary>
/// <param name="Prefix">The first letters, at least one.</param>
/// <param name="Field">A text field, or null for all of them.</param>
public sealed record PrefixQuery(string Prefix, string? Field = null) : Query;

/// <summary>Words at most a few edits (insert, delete, change, swap of neighbours) away.</summary>
/// <param name="Word">The word.</param>
/// <param name="MaxEdits">1 or 2.</param>
/// <param name="Field">A text field, or null for all of them.</param>
public sealed record FuzzyQuery(string Word, int MaxEdits = 2, string? Field = null) : Query;

/// <summary>Numbers or dates (UTC ticks) in a range. Matches without changing the score.</summary>
/// <param name="Field">A number or date field.</param>
/// <param name="From">Smallest value that matches; null for no lower end.</param>
/// <param name="To">Greatest value that matches; null for no upper end.</param>
public sealed record RangeQuery(string Field, long? From, long? To) : Query;

/// <summary>An exact value of a keyword field. Matches without changing the score; letter case does not matter.</summary>
/// <param name="Field">A keyword field.</param>
/// <param name="Value">The value.</param>
public sealed record KeywordQuery(string Field, string Value) : Query;

/// <summary>Every document, all with the same score.</summary>
public sealed record MatchAllQuery : Query;

/// <summary>No document.</summary>
public sealed record MatchNoneQuery : Query;

/// <summary>Documents about the same as a text: its most telling words, any of them.</summary>
/// <param name="Text">The text to start from.</param>
/// <param name="MaxTerms">How many words are used at most.</param>
/// <param name="ExceptKey">A document that is left out, usually the one the text came from; null for none.</param>
public sealed record MoreLikeThisQuery(string Text, int MaxTerms = 20, string? ExceptKey = null) : Query;
