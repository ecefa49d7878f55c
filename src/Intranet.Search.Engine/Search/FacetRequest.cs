namespace Intranet.Search.Engine;

/// <summary>A facet to count.</summary>
/// <param name="Field">A keyword field, or a date field when <paramref name="ByYear"/>.</param>
/// <param name="Max">Values to return, most common first.</param>
/// <param name="ByYear">Counts the years (UTC) of a date field; values look like "2026".</param>
public sealed record FacetRequest(string Field, int Max = 20, bool ByYear = false);

/// <summary>A value of a facet.</summary>
/// <param name="Value">The value as it was put in.</param>
/// <param name="Count">Documents found that have it and that the person may see.</param>
public sealed record FacetValue(string Value, int Count);
