namespace Intranet.Search.Engine;

/// <summary>A segment as one commit sees it: which documents can be found, and by how much the deleted ones lower its statistics.</summary>
internal sealed class LiveSegment
{
    private readonly Lazy<Removed> removed;

    private readonly Removed? basis;
    private readonly ulong[]? basisDead;

    /// <param name="segment">The segment.</param>
    /// <param name="dead">Its dead documents; null for none.</param>
    /// <param name="before">The segment as the commit before saw it, from whose corrections these are continued; null for none.</param>
    public LiveSegment(Segment segment, ulong[]? dead, LiveSegment? before = null)
    {
        Segment = segment;
        Dead = dead;
        Live = Bitmap.Create(segment.Count);
        Open = Bitmap.Create(segment.Count);
        var openLabel = segment.Labels.ToList().IndexOf(AccessLabels.Open);
        for (var i = 0; i < segment.Count; i++)
        {
            if (segment.IsTombstone(i))
            {
                Tombstones += IsDead(i) ? 0 : 1;
                continue;
            }

            if (IsDead(i))
            {
                continue;
            }

            Bitmap.Set(Live, i);
            LiveCount++;
            if (segment.LabelOf(i) == openLabel)
            {
                Bitmap.Set(Open, i);
                OpenCount++;
            }
        }

        (basis, basisDead) = before is null ? (null, null) : before.removed.IsValueCreated ? (before.removed.Value, before.Dead) : (before.basis, before.basisDead);
        removed = new Lazy<Removed>(() => new Removed(this, openLabel, basis, basisDead));
    }

    public Segment Segment { get; }

    /// <summary>Documents that were deleted or superseded; null for none.</summary>
    public ulong[]? Dead { get; }

    /// <summary>Documents that can be found.</summary>
    public ulong[] Live { get; }

    /// <summary>Documents that can be found and carry the open label.</summary>
    public ulong[] Open { get; }

    public int LiveCount { get; }

    public int OpenCount { get; }

    public int Tombstones { get; }

    /// <summary>What the dead open documents still add to the statistics in the file.</summary>
    public Removed Corrections => removed.Value;

    public bool IsDead(int document) => Dead is not null && Bitmap.Get(Dead, document);
}
