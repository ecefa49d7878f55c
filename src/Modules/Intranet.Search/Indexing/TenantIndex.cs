using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>
/// One tenant's index. Whoever loads from the store and writes here holds <see cref="LockAsync"/> over both, so that a
/// state that was loaded earlier is never written after one that was loaded later.
/// </summary>
internal sealed class TenantIndex(string tenant, string folder) : IDisposable
{
    private readonly SearchIndex _index = new(folder);
    private readonly IndexMarker _marker = new(folder);
    private readonly IndexPosition _position = new(folder);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _rebuilding = new(1, 1);
    private volatile bool _isBuilt;
    private IndexRebuild? _rebuild;

    public string Tenant => tenant;

    /// <summary>True when the index holds all that the store holds, but for what is on its way.</summary>
    public bool IsBuilt => _isBuilt || (_isBuilt = _marker.IsValid());

    /// <summary>The newest snapshot; the caller disposes it.</summary>
    /// <exception cref="CorruptIndexException">The index is damaged.</exception>
    public IndexReader Acquire() => _index.Acquire();

    public CheckReport Check() => _index.Check();

    public IndexStatistics Statistics() => _index.Statistics();

    public IReadOnlyList<KeyValuePair<string, long>> Versions() => _index.Versions();

    /// <summary>Waits for the right to write.</summary>
    public Task<IDisposable> LockAsync(CancellationToken cancellationToken) => HoldAsync(_writing, cancellationToken);

    /// <summary>Puts a document into the live index and into one that is being filled beside it.</summary>
    public void Put(SearchDocument document) => _index.Put(IndexDocuments.Build(document));

    /// <summary>Removes a thing that does not exist any more, or must not be found. May be repeated.</summary>
    public void Remove(string key)
    {
        if (HeldVersion(key) is { } held && !DocumentVersion.IsDeletion(held))
        {
            _index.Delete(key, DocumentVersion.Deleting(held));
        }
    }

    public void Commit() => _index.Commit();

    /// <summary>Fills a new index beside the live one and puts it in its place. One at a time; the others wait.</summary>
    /// <param name="headOfLog">Tells how far the store's log reaches; what is loaded afterwards holds all changes up to there.</param>
    /// <param name="fill">Fills it, holding the lock while it loads and writes; answers the number of documents.</param>
    /// <param name="cancellationToken">Stops the work; the live index stays as it was.</param>
    public async Task<long> RebuildAsync(Func<Task<LogPosition>> headOfLog, Func<IndexWriter, Task<long>> fill, CancellationToken cancellationToken)
    {
        using var turn = await HoldAsync(_rebuilding, cancellationToken);
        using var rebuild = _index.BeginRebuild();
        await SetRebuildAsync(rebuild, cancellationToken);
        try
        {
            var head = await headOfLog();
            var documents = await fill(rebuild.Writer);
            using (await LockAsync(cancellationToken))
            {
                rebuild.Complete();
                _rebuild = null;
            }

            MarkBuilt(documents, head);
            return documents;
        }
        finally
        {
            await SetRebuildAsync(null, CancellationToken.None);
        }
    }

    /// <summary>Remembers that the index holds all that the store holds.</summary>
    /// <param name="documents">How many there are.</param>
    /// <param name="head">How far the store's log reached before they were loaded.</param>
    public void MarkBuilt(long documents, LogPosition head)
    {
        // Changes that came meanwhile were written to both, and need not be followed once more.
        var isFurther = _position.Read() is { } followed && followed.Epoch == head.Epoch && followed.Sequence > head.Sequence;
        if (!isFurther)
        {
            _position.Write(head);
        }

        _marker.Write(documents);
        _isBuilt = true;
    }

    public void Dispose()
    {
        _index.Dispose();
        _writing.Dispose();
        _rebuilding.Dispose();
    }

    private static async Task<IDisposable> HoldAsync(SemaphoreSlim semaphore, CancellationToken cancellationToken)
    {
        await semaphore.WaitAsync(cancellationToken);
        return new Hold(semaphore);
    }

    private async Task SetRebuildAsync(IndexRebuild? rebuild, CancellationToken cancellationToken)
    {
        using (await LockAsync(cancellationToken))
        {
            _rebuild = rebuild;
        }
    }

    /// <summary>The greatest version that the live index or the one being filled holds; null when neither knows the key.</summary>
    private long? HeldVersion(string key)
    {
        var filling = _rebuild?.Writer.VersionOf(key);
        try
        {
            return Greater(_index.VersionOf(key), filling);
        }
        catch (CorruptIndexException) when (_rebuild is not null)
        {
            return filling;
        }
    }

    private static long? Greater(long? a, long? b) => a is null || b > a ? b : a;

    private sealed class Hold(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
