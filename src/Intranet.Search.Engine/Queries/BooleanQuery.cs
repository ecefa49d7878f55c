namespace Intranet.Search.Engine;

/// <summary>How a clause of a <see cref="BooleanQuery"/> counts.</summary>
public enum Occur
{
    /// <summary>Has to match.</summary>
    Must,

    /// <summary>May match; adds to the score.</summary>
    Should,

    /// <summary>May not match.</summary>
    MustNot,

    /// <summary>Has to match, does not add to the score.</summary>
    Filter,
}

/// <summary>A part of a <see cref="BooleanQuery"/>.</summary>
/// <param name="Occur">How it counts.</param>
/// <param name="Query">What it asks for.</param>
public sealed record BooleanClause(Occur Occur, Query Query);

/// <summary>AND, OR and NOT.</summary>
/// <param name="Clauses">The parts. Only <see cref="Occur.MustNot"/> parts match what is not excluded.</param>
/// <param name="MinimumShouldMatch">How many <see cref="Occur.Should"/> parts have to match; 0 means one when nothing else has to match, else none.</param>
public sealed record BooleanQuery(IReadOnlyList<BooleanClause> Clauses, int MinimumShouldMatch = 0) : Query
{
    /// <summary>All of the queries.</summary>
    public static BooleanQuery And(params IReadOnlyList<Query> queries) => new([.. queries.Select(q => new BooleanClause(Occur.Must, q))]);

    /// <summary>Any of the queries.</summary>
    public static BooleanQuery Or(params IReadOnlyList<Query> queries) => new([.. queries.Select(q => new BooleanClause(Occur.Should, q))]);
}
