namespace Intranet.Search.Engine;

/// <summary>Writes one index. Safe for many threads; only one writer may be open on a folder.</summary>
public sealed class IndexWriter : IDisposable
{
    // A builder of this size is written as a segment even before the commit, to bound memory.
    private const long LargestBuilder = 96L * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly SegmentStore store;
    private readonly SegmentMerger merger;
    private readonly WriteBuffer buffer;
    private bool changed;
    private bool disposed;

    private IndexWriter(IndexDirectory directory, IndexOptions options, bool readOnly)
    {
        store = new SegmentStore(directory, readOnly);
        merger = new SegmentMerger(store, gate);
        buffer = new WriteBuffer(options);
    }

    /// <summary>The folder of the index.</summary>
    public string Path => store.Path;

    /// <summary>Opens the index in a folder, or starts a new one there.</summary>
    /// <exception cref="CorruptIndexException">The index is damaged; rebuild it.</exception>
    public static IndexWriter Open(string path, IndexOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Open(new FileSystemDirectory(path), options);
    }

    internal static IndexWriter Open(IndexDirectory directory, IndexOptions? options = null, bool readOnly = false)
    {
        try
        {
            return new IndexWriter(directory, options ?? IndexOptions.Default, readOnly);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new CorruptIndexException($"A file of the index in {directory.Path} is damaged. Rebuild the index.", e);
        }
        catch (FileNotFoundException e)
        {
            throw new CorruptIndexException($"A file of the index in {directory.Path} is missing. Rebuild the index.", e);
        }
    }

    /// <summary>Adds or replaces a document.</summary>
    /// <returns>False when a put or delete with the same or a greater version was there before.</returns>
    public bool Put(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        lock (gate)
        {
            if (!Supersede(document.Key, document.Version))
            {
                return false;
            }

            buffer.Put(document);
            return Changed();
        }
    }

    /// <summary>Removes a document and remembers the version.</summary>
    /// <returns>False when a put or delete with the same or a greater version was there before.</returns>
    public bool Delete(string key, long version)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        lock (gate)
        {
            if (!Supersede(key, version))
            {
                return false;
            }

            buffer.Delete(key, version);
            return Changed();
        }
    }

    /// <summary>Makes all changes durable and visible. Does nothing when there are none.</summary>
    public void Commit()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (!changed)
            {
                return;
            }

            Flush(moreComes: false);
            store.Commit();
            changed = false;
            merger.Start();
        }
    }

    /// <summary>The newest snapshot. Dispose it after use.</summary>
    /// <exception cref="ObjectDisposedException">The writer is closed.</exception>
    public IndexReader Acquire() => new(store.Acquire());

    /// <summary>The version held for a key, committed or not; null when there is none.</summary>
    public long? VersionOf(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        lock (gate)
        {
            return buffer.VersionOf(key) ?? (store.Find(key) is { } found ? found.State.Segment.Version(found.Document) : null);
        }
    }

    /// <summary>Merges until no merge is due. Searches and writes go on meanwhile.</summary>
    public void Merge() => merger.Merge();

    /// <summary>Merges everything into one segment, which makes searches a little faster. Costs about as much as a rebuild.</summary>
    public void MergeAll() => merger.Once(static states => states.Count > 1 || states.Any(s => s.Dead is not null) ? [.. states] : []);

    /// <summary>Closes the index. What was not committed is lost; readers that were acquired go on.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
            merger.Close();
            store.Close();
        }
    }

    private bool Changed()
    {
        if (buffer.Size > LargestBuilder)
        {
            Flush(moreComes: true);
        }

        return changed = true;
    }

    // Marks what the key held before as dead; false when that is not older.
    private bool Supersede(string key, long version)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (buffer.VersionOf(key) is { } buffered)
        {
            return buffered < version;
        }

        if (store.Find(key) is not { } found)
        {
            return true;
        }

        if (found.State.Segment.Version(found.Document) >= version)
        {
            return false;
        }

        found.State.Kill(found.Document);
        return true;
    }

    private void Flush(bool moreComes)
    {
        if (buffer.IsEmpty)
        {
            return;
        }

        store.Add(buffer.Source, buffer.Superseded);
        buffer.Clear(moreComes);
    }
}
