namespace Intranet.Search;

/// <summary>Where a search looks.</summary>
internal enum SearchReach
{
    /// <summary>Everything that the reader may see.</summary>
    All,

    /// <summary>The reader's own organisation only.</summary>
    Own,

    /// <summary>What is with all members only.</summary>
    Network,
}
