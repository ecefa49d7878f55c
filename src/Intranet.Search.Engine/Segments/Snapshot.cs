namespace Intranet.Search.Engine;

/// <summary>The segments of one commit. Holds a reference to each, given back with its own last reference.</summary>
internal sealed class Snapshot
{
    private int references = 1;

    /// <summary>Takes a reference to every segment.</summary>
    public Snapshot(IReadOnlyList<LiveSegment> segments, long generation)
    {
        foreach (var live in segments)
        {
            if (!live.Segment.TryAcquire())
            {
                throw new InvalidOperationException($"The segment {live.Segment.Name} is closed.");
            }
        }

        Segments = segments;
        Generation = generation;
    }

    public IReadOnlyList<LiveSegment> Segments { get; }

    public long Generation { get; }

    /// <summary>Takes a reference, for somebody who knows that it has not been freed.</summary>
    public void Acquire() => Interlocked.Increment(ref references);

    public void Release()
    {
        if (Interlocked.Decrement(ref references) != 0)
        {
            return;
        }

        foreach (var live in Segments)
        {
            live.Segment.Release();
        }
    }
}
