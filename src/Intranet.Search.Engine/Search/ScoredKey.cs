namespace Intranet.Search.Engine;

/// <summary>A document and its score.</summary>
/// <param name="Scope">Which of the searched scopes it comes from, counted from 0.</param>
/// <param name="Key">Its key.</param>
/// <param name="Score">Comparable within one result only.</param>
public readonly record struct ScoredKey(int Scope, string Key, double Score);
