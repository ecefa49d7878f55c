using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>
/// Which segments to merge: eight of about the same size, so that each document is copied once for each eightfold growth; or one that is
/// mostly dead.
/// </summary>
internal static class MergePolicy
{
    private const int Width = 8;
    private const int SmallestLevel = 64;
    private const int LargestSegment = 4_000_000;

    public static IReadOnlyList<SegmentState> Find(IReadOnlyList<SegmentState> segments)
    {
        var wasteful = segments.FirstOrDefault(s => s.Committed is { } c && s.Segment.Count - c.LiveCount - c.Tombstones > Math.Max(16, s.Segment.Count / 3));
        if (wasteful is not null)
        {
            return [wasteful];
        }

        return segments.Where(s => s.Segment.Count < LargestSegment).GroupBy(s => Level(s.Segment.Count)).OrderBy(g => g.Key)
            .Select(g => g.ToArray()).FirstOrDefault(g => g.Length >= Width) ?? [];
    }

    private static int Level(int documents) => documents < SmallestLevel ? 0 : 1 + (BitOperations.Log2((uint)(documents / SmallestLevel)) / 3);
}
