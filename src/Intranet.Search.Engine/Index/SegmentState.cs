namespace Intranet.Search.Engine;

/// <summary>A segment as the writer sees it: what the last commit says of it, and what the next will.</summary>
internal sealed class SegmentState(Segment segment, long number)
{
    private readonly Lazy<KeyFilter> keys = new(() => new KeyFilter(segment.KeyHashes));

    public Segment Segment { get; } = segment;

    public long Number { get; } = number;

    /// <summary>Null for a segment that no commit holds yet.</summary>
    public LiveSegment? Committed { get; set; }

    /// <summary>The commit that wrote the list of dead documents; 0 for none.</summary>
    public long DeadGeneration { get; set; }

    /// <summary>Dead documents with the changes since the last commit; null when nothing changed.</summary>
    public ulong[]? Changed { get; set; }

    public ulong[]? Dead => Changed ?? Committed?.Dead;

    public bool IsDead(int document) => Dead is { } dead && Bitmap.Get(dead, document);

    /// <summary>Documents with a key; most keys are in no segment, and that is known without looking for them.</summary>
    public IReadOnlyList<int> DocumentsOf(string key, ulong hash) => keys.Value.MayHold(hash) ? Segment.DocumentsOf(key, hash) : [];

    public void Kill(int document)
    {
        Changed ??= (ulong[]?)Committed?.Dead?.Clone() ?? Bitmap.Create(Segment.Count);
        Bitmap.Set(Changed, document);
    }
}
