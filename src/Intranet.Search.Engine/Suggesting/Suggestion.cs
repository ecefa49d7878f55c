namespace Intranet.Search.Engine;

/// <summary>What a suggestion is.</summary>
public enum SuggestionKind
{
    /// <summary>The title of a document.</summary>
    Title,

    /// <summary>A word that occurs in documents.</summary>
    Term,
}

/// <summary>Something to offer while a person types. Made from open documents only.</summary>
/// <param name="Text">What to show.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Key">The document of a title; null for a term.</param>
/// <param name="Scope">Which of the searched scopes a title comes from, counted from 0; 0 for a term.</param>
public sealed record Suggestion(string Text, SuggestionKind Kind, string? Key, int Scope);
