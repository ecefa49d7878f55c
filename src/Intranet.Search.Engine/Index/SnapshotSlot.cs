namespace Intranet.Search.Engine;

/// <summary>Holds the newest snapshot. Taking it never waits for a commit, only for the moment in which another takes its place.</summary>
internal sealed class SnapshotSlot(Snapshot first)
{
    private readonly Lock gate = new();
    private Snapshot? current = first;

    public long Generation
    {
        get
        {
            lock (gate)
            {
                return current?.Generation ?? 0;
            }
        }
    }

    /// <summary>The newest snapshot with a reference, which the caller gives back.</summary>
    /// <exception cref="ObjectDisposedException">The slot is closed.</exception>
    public Snapshot Acquire()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(current is null, this);
            current.Acquire();
            return current;
        }
    }

    public void Replace(Snapshot next)
    {
        Snapshot? before;
        lock (gate)
        {
            (before, current) = (current, next);
        }

        before?.Release();
    }

    public void Close()
    {
        Snapshot? before;
        lock (gate)
        {
            (before, current) = (current, null);
        }

        before?.Release();
    }
}
