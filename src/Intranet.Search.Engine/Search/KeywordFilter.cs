namespace Intranet.Search.Engine;

/// <summary>Documents whose keyword field has any of some values.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">The values; an empty list matches nothing.</param>
public sealed record KeywordFilter(string Field, params IReadOnlyList<string> Values);
