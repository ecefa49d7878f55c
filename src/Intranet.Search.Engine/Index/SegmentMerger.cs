namespace Intranet.Search.Engine;

/// <summary>Merges segments of a store beside writers and searchers: only choosing and putting in place are done under their lock.</summary>
internal sealed class SegmentMerger(SegmentStore store, Lock gate)
{
    private bool merging;
    private bool closed;

    /// <summary>Starts merging in the background when a merge is due. The caller holds the lock.</summary>
    public void Start()
    {
        if (merging || MergePolicy.Find(store.Committed).Count == 0)
        {
            return;
        }

        merging = true;
        _ = Task.Run(MergeInBackground);
    }

    /// <summary>Merges nothing any longer. The caller holds the lock.</summary>
    public void Close() => closed = true;

    /// <summary>Merges until no merge is due.</summary>
    public void Merge()
    {
        while (Once(MergePolicy.Find))
        {
        }
    }

    /// <summary>Merges the segments that are chosen; false when none are.</summary>
    public bool Once(Func<IReadOnlyList<SegmentState>, IReadOnlyList<SegmentState>> choose)
    {
        IReadOnlyList<SegmentState> chosen;
        LiveSegment[] sources;
        Snapshot held;
        long number;
        lock (gate)
        {
            chosen = closed ? [] : choose(store.Committed);
            if (chosen.Count == 0)
            {
                return false;
            }

            sources = [.. chosen.Select(s => s.Committed!)];
            held = store.Acquire();
            number = store.TakeNumber();
        }

        try
        {
            // The long part, outside the lock: writers and searchers go on.
            var merge = new SegmentMerge(sources);
            var merged = store.Write(merge, number);
            lock (gate)
            {
                if (closed)
                {
                    merged.Release();
                    return false;
                }

                store.Replace(chosen, merge, merged, number);
                return true;
            }
        }
        finally
        {
            held.Release();
            lock (gate)
            {
                store.GiveBack(number);
            }
        }
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
}
