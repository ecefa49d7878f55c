namespace Intranet.Search.Engine;

/// <summary>
/// One index in one folder: writes, snapshots for searchers, checks, and rebuilding beside the live index. Nothing is opened before it
/// is needed. Safe for many threads; writes wait for each other, searches never wait.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    private readonly IndexFolder folder;
    private readonly IndexOptions options;
    private readonly Lock gate = new();
    private volatile IndexWriter? writer;
    private IndexRebuild? rebuild;
    private bool disposed;

    /// <summary>Creates an index over a folder, which need not exist yet.</summary>
    /// <param name="path">The folder; it belongs to the index alone.</param>
    /// <param name="options">How the index is kept; null for the defaults.</param>
    public SearchIndex(string path, IndexOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        folder = new IndexFolder(Path.GetFullPath(path));
        this.options = options ?? IndexOptions.Default;
    }

    /// <summary>Adds or replaces a document; searchable after <see cref="Commit"/>.</summary>
    /// <returns>False when a put or delete with the same or a greater version was there before; nothing changes then.</returns>
    /// <exception cref="CorruptIndexException">The index is damaged; rebuild it.</exception>
    public bool Put(Document document)
    {
        lock (gate)
        {
            rebuild?.Writer.Put(document);
            return LiveWriter(document.Key)?.Put(document) ?? true;
        }
    }

    /// <summary>Removes a document and remembers the version, so that a late put with a smaller one is ignored.</summary>
    /// <returns>False when a put or delete with the same or a greater version was there before; nothing changes then.</returns>
    /// <exception cref="CorruptIndexException">The index is damaged; rebuild it.</exception>
    public bool Delete(string key, long version)
    {
        lock (gate)
        {
            rebuild?.Writer.Delete(key, version);
            return LiveWriter(key)?.Delete(key, version) ?? true;
        }
    }

    /// <summary>Makes what was put and deleted durable and visible to searchers that <see cref="Acquire"/> from now on.</summary>
    public void Commit()
    {
        lock (gate)
        {
            writer?.Commit();
        }
    }

    /// <summary>The newest snapshot. Dispose it after the search; it stays as it is however long that takes.</summary>
    /// <exception cref="CorruptIndexException">The index is damaged; rebuild it.</exception>
    public IndexReader Acquire()
    {
        // Without the lock when it is open, so that a search never waits for a commit.
        if (writer is { } open)
        {
            try
            {
                return open.Acquire();
            }
            catch (ObjectDisposedException) when (!disposed)
            {
                // A rebuild has taken its place; the lock below waits until it is done.
            }
        }

        lock (gate)
        {
            return Writer().Acquire();
        }
    }

    /// <summary>The version held for a key, of a document or a delete; null when there is none.</summary>
    public long? VersionOf(string key)
    {
        lock (gate)
        {
            return Writer().VersionOf(key);
        }
    }

    /// <summary>Keys and versions of all documents that can be found, in no particular order: what a reconciliation compares.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Versions()
    {
        using var reader = Acquire();
        return reader.Versions();
    }

    /// <summary>Numbers about the newest commit.</summary>
    public IndexStatistics Statistics()
    {
        using var reader = Acquire();
        return reader.Statistics();
    }

    /// <summary>Bytes on disk by part of the index, greatest first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> SizeByPart()
    {
        using var reader = Acquire();
        return [.. Enum.GetValues<Section>().Select(s => KeyValuePair.Create(s.ToString(), reader.Segments.Sum(x => (long)x.Segment.Span(s).Length))).OrderByDescending(p => p.Value)];
    }

    /// <summary>Verifies every checksum and every structure against every other. Reads the files anew; search goes on.</summary>
    public CheckReport Check() => CheckIndex.Run(folder.CurrentPath());

    /// <summary>
    /// Starts an empty index beside the live one. Fill it, then <see cref="IndexRebuild.Complete"/> swaps it in. Puts and deletes
    /// that come meanwhile go to both; by their versions the order does not matter. Works when the live index is damaged.
    /// </summary>
    /// <exception cref="InvalidOperationException">A rebuild is under way.</exception>
    public IndexRebuild BeginRebuild()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (rebuild is not null)
            {
                throw new InvalidOperationException("A rebuild of this index is under way.");
            }

            rebuild = new IndexRebuild(this, IndexWriter.Open(folder.NewPath(), options));
            return rebuild;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            rebuild?.Writer.Dispose();
            rebuild = null;
            writer?.Dispose();
            writer = null;
        }
    }

    internal void Complete(IndexRebuild finished)
    {
        lock (gate)
        {
            if (rebuild != finished)
            {
                throw new InvalidOperationException("This rebuild has ended.");
            }

            finished.Writer.Commit();
            folder.MakeCurrent(finished.Writer.Path);
            rebuild = null;
            writer?.Dispose();
            writer = finished.Writer;
            folder.RemoveOthers();
        }
    }

    internal void Abandon(IndexRebuild unfinished)
    {
        lock (gate)
        {
            if (rebuild == unfinished)
            {
                rebuild = null;
                unfinished.Writer.Dispose();
                folder.RemoveOthers();
            }
        }
    }

    // While a damaged index is being rebuilt, writes go to the new one alone.
    private IndexWriter? LiveWriter(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        try
        {
            return Writer();
        }
        catch (CorruptIndexException) when (rebuild is not null)
        {
            return null;
        }
    }

    private IndexWriter Writer()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return writer ??= IndexWriter.Open(folder.CurrentPath(), options);
    }
}
