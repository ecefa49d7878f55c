namespace Intranet.Search.Engine;

/// <summary>A snapshot of an index: what was committed at one moment. Safe for many threads.</summary>
public sealed class IndexReader : IDisposable
{
    private readonly long tombstones;
    private readonly long bytes;

    internal IndexReader(IReadOnlyList<AnalyzedDocument> documents, long tombstones, long generation, long bytes)
    {
        Documents = documents;
        this.tombstones = tombstones;
        this.bytes = bytes;
        Generation = generation;
    }

    /// <summary>Number of the commit.</summary>
    public long Generation { get; }

    internal IReadOnlyList<AnalyzedDocument> Documents { get; }

    /// <summary>Keys and versions of all documents.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Versions() =>
        [.. Documents.Select(d => new KeyValuePair<string, long>(d.Source.Key, d.Source.Version))];

    /// <summary>Numbers about this snapshot.</summary>
    public IndexStatistics Statistics() =>
        new(Documents.Count, Documents.Count(d => d.IsOpen), tombstones, 1, bytes, Generation);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
