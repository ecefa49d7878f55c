namespace Intranet.Search.Engine;

/// <summary>
/// The segments in the folder of an index: what the last commit holds and what the next will, and how one becomes the other. Not for two threads at once;
/// only <see cref="Write"/> may run beside the rest.
/// </summary>
internal sealed class SegmentStore
{
    private readonly IndexDirectory directory;
    private readonly List<SegmentState> states = [];
    private readonly SnapshotSlot current;
    private readonly HashSet<long> beingWritten = [];
    private long nextNumber = 1;

    /// <exception cref="CorruptIndexException">The index is damaged.</exception>
    public SegmentStore(IndexDirectory directory, bool readOnly)
    {
        this.directory = directory;
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

    public string Path => directory.Path;

    /// <summary>The segments that a commit holds.</summary>
    public IReadOnlyList<SegmentState> Committed => [.. states.Where(s => s.Committed is not null)];

    /// <summary>The newest snapshot with a reference, which the caller gives back. Safe for many threads.</summary>
    public Snapshot Acquire() => current.Acquire();

    /// <summary>Where the live document or delete of a key is; null when there is none.</summary>
    public (SegmentState State, int Document)? Find(string key)
    {
        var hash = KeyHash.Of(key);
        foreach (var state in states)
        {
            foreach (var document in state.DocumentsOf(key, hash))
            {
                if (!state.IsDead(document))
                {
                    return (state, document);
                }
            }
        }

        return null;
    }

    /// <summary>Writes a segment that the next commit will hold.</summary>
    /// <param name="source">What it is written from.</param>
    /// <param name="dead">Its documents that are dead from the start.</param>
    public void Add(SegmentSource source, IReadOnlyList<int> dead)
    {
        var number = nextNumber++;
        var state = new SegmentState(Write(source, number), number);
        foreach (var document in dead)
        {
            state.Kill(document);
        }

        states.Add(state);
    }

    /// <summary>A number for a segment that is written beside other work, whose file nobody takes for a stranger until <see cref="GiveBack"/>.</summary>
    public long TakeNumber()
    {
        beingWritten.Add(nextNumber);
        return nextNumber++;
    }

    public void GiveBack(long number) => beingWritten.Remove(number);

    public Segment Write(SegmentSource source, long number)
    {
        directory.Write(Manifest.SegmentName(number), SegmentWriter.Write(source));
        return Open(number);
    }

    /// <summary>Commits all that was added and killed.</summary>
    public void Commit() => Publish(states, s => s.Dead);

    /// <summary>Puts a merged segment in the place of those it was made from, if they are still there, and commits that alone.</summary>
    /// <returns>False when they are not; then the merged segment is given up.</returns>
    public bool Replace(IReadOnlyList<SegmentState> chosen, SegmentMerge merge, Segment merged, long number)
    {
        // Another merge may have taken one of the sources meanwhile, or the last document of one may have been deleted.
        if (!chosen.All(states.Contains))
        {
            merged.Release();
            return false;
        }

        var state = new SegmentState(merged, number);
        var committedDead = merge.Translate([.. chosen.Select(s => s.Committed!.Dead)]);
        var nextDead = merge.Translate([.. chosen.Select(s => s.Dead)]);
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

    /// <summary>Gives up all segments; snapshots that were acquired go on.</summary>
    public void Close()
    {
        current.Close();
        foreach (var state in states)
        {
            state.Segment.Release();
        }

        states.Clear();
    }

    private Segment Open(long number)
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
                var state = new SegmentState(Open(entry.Number), entry.Number) { DeadGeneration = entry.DeadGeneration };
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
}
