namespace Intranet.Search.Engine;

/// <summary>Copies what is alive of some segments into one, and remembers where each document went.</summary>
internal sealed class SegmentMerge(IReadOnlyList<LiveSegment> sources, IndexOptions options)
{
    // Small segments have half-filled chunks, which are better packed anew.
    private const long SmallestCopied = 1024 * 1024;

    private readonly int[][] targets = [.. sources.Select(s => new int[s.Segment.Count])];

    public SegmentBuilder Builder { get; } = new(options);

    public void Copy()
    {
        for (var i = 0; i < sources.Count; i++)
        {
            var source = sources[i];
            var copier = new SegmentCopier(source.Segment, Builder);
            var isWhole = source.Dead is null && source.Segment.Size > SmallestCopied;
            if (isWhole)
            {
                Builder.Stored.AddAll(source.Segment);
            }

            for (var document = 0; document < source.Segment.Count; document++)
            {
                targets[i][document] = -1;
                if (!source.IsDead(document))
                {
                    targets[i][document] = Builder.Count;
                    Builder.AddFrom(copier, document, withStored: !isWhole);
                }
            }
        }
    }

    /// <summary>Dead documents of the sources as dead documents of the merged segment; null for none.</summary>
    public ulong[]? Translate(int documents, IReadOnlyList<ulong[]?> dead)
    {
        ulong[]? translated = null;
        for (var i = 0; i < sources.Count; i++)
        {
            for (var document = 0; dead[i] is { } bits && document < targets[i].Length; document++)
            {
                if (targets[i][document] >= 0 && Bitmap.Get(bits, document))
                {
                    Bitmap.Set(translated ??= Bitmap.Create(documents), targets[i][document]);
                }
            }
        }

        return translated;
    }
}
