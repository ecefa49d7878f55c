namespace Intranet.Search.Engine;

/// <summary>A snapshot of an index: what was committed at one moment. Safe for many threads. Dispose it after use.</summary>
public sealed class IndexReader : IDisposable
{
    private readonly Snapshot snapshot;
    private int disposed;

    /// <summary>Takes over a reference to the snapshot.</summary>
    internal IndexReader(Snapshot snapshot)
    {
        this.snapshot = snapshot;
    }

    /// <summary>Number of the commit; 0 before the first.</summary>
    public long Generation => snapshot.Generation;

    internal IReadOnlyList<LiveSegment> Segments
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed != 0, this);
            return snapshot.Segments;
        }
    }

    /// <summary>Opens the last commit in a folder for reading alone. It does not see later commits.</summary>
    /// <exception cref="CorruptIndexException">The index is damaged.</exception>
    public static IndexReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var writer = IndexWriter.Open(new FileSystemDirectory(path), null, readOnly: true);
        return writer.Acquire();
    }

    /// <summary>Keys and versions of all documents.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Versions()
    {
        var versions = new List<KeyValuePair<string, long>>();
        foreach (var live in Segments)
        {
            for (var i = 0; i < live.Segment.Count; i++)
            {
                if (Bitmap.Get(live.Live, i))
                {
                    versions.Add(new(live.Segment.Key(i), live.Segment.Version(i)));
                }
            }
        }

        return versions;
    }

    /// <summary>Numbers about this snapshot.</summary>
    public IndexStatistics Statistics() => new(
        Segments.Sum(s => (long)s.LiveCount),
        Segments.Sum(s => (long)s.OpenCount),
        Segments.Sum(s => (long)s.Tombstones),
        Segments.Count,
        Segments.Sum(s => s.Segment.Size),
        Generation);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            snapshot.Release();
        }
    }
}
