namespace Intranet.Search.Engine;

/// <summary>Writes one index. Safe for many threads; only one writer may be open on a folder.</summary>
public sealed class IndexWriter : IDisposable
{
    // A builder of this size is written as a segment even before the commit, to bound memory.
    private const long LargestBuilder = 96L * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly IndexDirectory directory;
    private readonly IndexOptions options;
    private readonly WriteBuffer buffer;
    private readonly List<SegmentState> states = [];
    private readonly SnapshotSlot current;
    private readonly HashSet<long> beingWritten = [];
    private long nextNumber = 1;
    private bool changed;
    private bool merging;
    private bool disposed;

    private IndexWriter(IndexDirectory directory, IndexOptions options, bool readOnly)
    {
        this.directory = directory;
        this.options = options;
        buffer = new WriteBuffer(options);
        var manifest = Manifest.Latest(directory);
        if (manifest is not null)
        {
            nextNumber = manifest.NextNumber;
            Load(manifest);
        }

        current = new SnapshotSlot(new Snapshot([.. states.Select(s => s.Committed!)], manifest?.Generation ?? 0));
        if (!readOnly)
        {
            RemoveStrangers(manifest);
        }
    }

    /// <summary>The folder of the index.</summary>
    public string Path => directory.Path;

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

            Flush();
            Publish(states, s => s.Dead);
            changed = false;
            StartMerge();
        }
    }

    /// <summary>The newest snapshot. Dispose it after use.</summary>
    /// <exception cref="ObjectDisposedException">The writer is closed.</exception>
    public IndexReader Acquire() => new(current.Acquire());

    /// <summary>The version held for a key, committed or not; null when there is none.</summary>
    public long? VersionOf(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        lock (gate)
        {
            return buffer.VersionOf(key) ?? (Find(key) is { } found ? found.State.Segment.Version(found.Document) : null);
        }
    }

    /// <summary>Merges until no merge is due. Searches and writes go on meanwhile.</summary>
    public void Merge()
    {
        while (MergeOnce(MergePolicy.Find))
        {
        }
    }

    /// <summary>Merges everything into one segment, which makes searches a little faster. Costs about as much as a rebuild.</summary>
    public void MergeAll() => MergeOnce(static states => states.Count > 1 || states.Any(s => s.Dead is not null) ? [.. states] : []);

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
            current.Close();
            foreach (var state in states)
            {
                state.Segment.Release();
            }

            states.Clear();
        }
    }

    private bool Changed()
    {
        if (buffer.Size > LargestBuilder)
        {
            Flush();
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

        if (Find(key) is not { } found)
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

    private (SegmentState State, int Document)? Find(string key)
    {
        foreach (var state in states)
        {
            foreach (var document in state.Segment.DocumentsOf(key))
            {
                if (!state.IsDead(document))
                {
                    return (state, document);
                }
            }
        }

        return null;
    }

    private void Flush()
    {
        if (buffer.IsEmpty)
        {
            return;
        }

        var number = nextNumber++;
        states.Add(new SegmentState(WriteSegment(buffer.Build(), number), number));
        buffer.Clear();
    }

    private Segment WriteSegment(SegmentBuilder builder, long number)
    {
        var name = Manifest.SegmentName(number);
        var pieces = SegmentWriter.Write(builder);
        directory.Write(name, pieces);
        return OpenSegment(number);
    }

    private Segment OpenSegment(long number)
    {
        var name = Manifest.SegmentName(number);
        return Segment.Open(name, directory.Map(name));
    }

    // Writes a commit of the given states and makes it the newest snapshot. Changes nothing in memory before everything is durable.
    private void Publish(IReadOnlyList<SegmentState> committed, Func<SegmentState, ulong[]?> deadOf)
    {
        var generation = current.Generation + 1;
        var planned = new List<(SegmentState State, LiveSegment Live, long DeadGeneration)>();
        foreach (var state in committed)
        {
            var dead = deadOf(state);
            var same = state.Committed is not null && ReferenceEquals(dead, state.Committed.Dead);
            var deadGeneration = same ? state.DeadGeneration : dead is null ? 0 : generation;
            if (!same && dead is not null)
            {
                DeadFile.Write(directory, Manifest.DeadName(state.Number, generation), dead);
            }

            planned.Add((state, same ? state.Committed! : new LiveSegment(state.Segment, dead, state.Committed), deadGeneration));
        }

        planned.RemoveAll(p => p.Live.LiveCount + p.Live.Tombstones == 0);
        var manifest = new Manifest(generation, nextNumber, [.. planned.Select(p => new ManifestEntry(p.State.Number, p.DeadGeneration))]);
        manifest.Write(directory);

        current.Replace(new Snapshot([.. planned.Select(p => p.Live)], generation));
        foreach (var (state, live, deadGeneration) in planned)
        {
            state.Committed = live;
            state.DeadGeneration = deadGeneration;
            if (ReferenceEquals(state.Changed, live.Dead))
            {
                state.Changed = null;
            }
        }

        foreach (var state in states.Where(s => !planned.Exists(p => p.State == s) && s.Committed is not null).ToArray())
        {
            states.Remove(state);
            state.Segment.Release();
        }

        foreach (var state in committed.Where(c => states.Contains(c) && !planned.Exists(p => p.State == c)).ToArray())
        {
            states.Remove(state);
            state.Segment.Release();
        }

        RemoveStrangers(manifest);
    }

    private void Load(Manifest manifest)
    {
        try
        {
            foreach (var entry in manifest.Segments)
            {
                var state = new SegmentState(OpenSegment(entry.Number), entry.Number) { DeadGeneration = entry.DeadGeneration };
                states.Add(state);
                var dead = entry.DeadGeneration == 0
                    ? null
                    : DeadFile.Read(directory, Manifest.DeadName(entry.Number, entry.DeadGeneration), state.Segment.Count);
                state.Committed = new LiveSegment(state.Segment, dead);
            }
        }
        catch
        {
            states.ForEach(s => s.Segment.Release());
            throw;
        }
    }

    // Files of older commits and of commits that never came about. A file that a reader still maps may refuse to go; the next commit tries again.
    private void RemoveStrangers(Manifest? manifest)
    {
        foreach (var name in directory.Names())
        {
            if (manifest?.Owns(name) == true || states.Exists(s => name == Manifest.SegmentName(s.Number))
                || beingWritten.Any(n => name == Manifest.SegmentName(n)))
            {
                continue;
            }

            try
            {
                directory.Delete(name);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }

    private void StartMerge()
    {
        if (merging || MergePolicy.Find(states.Where(s => s.Committed is not null).ToArray()).Count == 0)
        {
            return;
        }

        merging = true;
        _ = Task.Run(MergeInBackground);
    }

    private void MergeInBackground()
    {
        try
        {
            Merge();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The index is as good as before the merge; the next commit starts another.
        }
        finally
        {
            lock (gate)
            {
                merging = false;
            }
        }
    }

    private bool MergeOnce(Func<IReadOnlyList<SegmentState>, IReadOnlyList<SegmentState>> choose)
    {
        IReadOnlyList<SegmentState> chosen;
        LiveSegment[] sources;
        Snapshot held;
        long number;
        lock (gate)
        {
            if (disposed)
            {
                return false;
            }

            chosen = choose([.. states.Where(s => s.Committed is not null)]);
            if (chosen.Count == 0)
            {
                return false;
            }

            sources = [.. chosen.Select(s => s.Committed!)];
            held = current.Acquire();
            number = nextNumber++;
            beingWritten.Add(number);
        }

        try
        {
            // The long part, outside the lock: writers and searchers go on.
            var merge = new SegmentMerge(sources, options);
            merge.Copy();
            var merged = WriteSegment(merge.Builder, number);
            lock (gate)
            {
                return Finish(merge, merged, number, chosen);
            }
        }
        finally
        {
            held.Release();
            lock (gate)
            {
                beingWritten.Remove(number);
            }
        }
    }

    private bool Finish(SegmentMerge merge, Segment merged, long number, IReadOnlyList<SegmentState> chosen)
    {
        // Another merge may have taken one of the sources meanwhile, or the last document of one may have been deleted.
        if (disposed || !chosen.All(states.Contains))
        {
            merged.Release();
            return !disposed;
        }

        var state = new SegmentState(merged, number);
        var committedDead = merge.Translate(state.Segment.Count, [.. chosen.Select(s => s.Committed!.Dead)]);
        var nextDead = merge.Translate(state.Segment.Count, [.. chosen.Select(s => s.Dead)]);
        var others = states.Where(s => s.Committed is not null && !chosen.Contains(s)).ToList();
        states.Add(state);
        try
        {
            Publish([.. others, state], s => s == state ? committedDead : s.Committed!.Dead);
        }
        catch
        {
            states.Remove(state);
            state.Segment.Release();
            throw;
        }

        if (states.Contains(state) && chosen.Any(s => s.Changed is not null))
        {
            state.Changed = nextDead;
        }

        return true;
    }
}
