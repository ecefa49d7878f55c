using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Intranet.Search.Engine;

/// <summary>
/// The orders of the long lists of a segment that searches ask for. Made when first asked for, and again when the average length changed much; at most
/// two bytes a document of the segment are held.
/// </summary>
internal sealed class BlockOrders(int most)
{
    private const int LeastBlocks = 32;
    private const int DocumentsPerBlock = 4;

    private static readonly ConditionalWeakTable<Segment, BlockOrders> OfSegments = [];

    [ThreadStatic]
    private static BlockOrder? shortOrder;

    private readonly ConcurrentDictionary<long, (float[] Norms, BlockOrder Order)> kept = new();
    private int held;

    /// <summary>The order of a list; that of a short one is good until the next is asked for on the same thread.</summary>
    public static BlockOrder Of(Segment segment, PostingsCursor cursor, ScoreTable table)
    {
        if (cursor.BlockCount >= LeastBlocks)
        {
            return OfSegments.GetValue(segment, static s => new BlockOrders(s.Count / DocumentsPerBlock)).Of(cursor, table);
        }

        shortOrder ??= new BlockOrder();
        shortOrder.Fill(cursor, table);
        return shortOrder;
    }

    private BlockOrder Of(PostingsCursor cursor, ScoreTable table)
    {
        if (kept.TryGetValue(cursor.Start, out var known) && ReferenceEquals(known.Norms, table.BoundNorms))
        {
            return known.Order;
        }

        if (Interlocked.Add(ref held, cursor.BlockCount) > most)
        {
            kept.Clear();
            Volatile.Write(ref held, cursor.BlockCount);
        }

        var order = new BlockOrder();
        order.Fill(cursor, table);
        kept[cursor.Start] = (table.BoundNorms, order);
        return order;
    }
}
