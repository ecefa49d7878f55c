namespace Intranet.Search.Engine;

/// <summary>How an index is kept.</summary>
public sealed record IndexOptions
{
    /// <summary>The defaults.</summary>
    public static IndexOptions Default { get; } = new();

    /// <summary>
    /// What an occurrence counts in a text field, from 1 to 8; fields that are not named count 1. Weights are written into the index:
    /// a change takes effect for a document when it is put again.
    /// </summary>
    public IReadOnlyDictionary<string, int> TextWeights { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
