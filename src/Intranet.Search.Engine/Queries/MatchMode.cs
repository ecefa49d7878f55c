namespace Intranet.Search.Engine;

/// <summary>How many of the plain words of a query a document has to contain.</summary>
public enum MatchMode
{
    /// <summary>All of up to two words, three of four, and so on; any word when that finds nothing.</summary>
    Auto = 0,

    /// <summary>At least one.</summary>
    Any = 1,

    /// <summary>Every one.</summary>
    All = 2,
}
