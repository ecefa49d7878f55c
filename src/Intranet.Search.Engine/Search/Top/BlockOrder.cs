namespace Intranet.Search.Engine;

/// <summary>
/// The blocks of a list from the greatest bound down. A bound is the list's weight times a share, which depends on frequencies and lengths
/// alone: the order of a list is the same however rare its word is.
/// </summary>
internal sealed class BlockOrder
{
    private float[] shares = [];
    private int[] blocks = [];

    public int Count { get; private set; }

    /// <summary>The blocks in order.</summary>
    public ReadOnlySpan<int> Blocks => blocks.AsSpan(0, Count);

    /// <summary>The share of each, descending.</summary>
    public ReadOnlySpan<float> Shares => shares.AsSpan(0, Count);

    /// <summary>Orders the blocks of a list in the place of those that were here.</summary>
    public void Fill(PostingsCursor cursor, ScoreTable table)
    {
        Count = cursor.BlockCount;
        if (blocks.Length < Count)
        {
            (shares, blocks) = (new float[Count], new int[Count]);
        }

        var headers = cursor.Headers;
        for (var i = 0; i < Count; i++)
        {
            shares[i] = headers.IsEmpty ? 1 : table.ShareOf(headers[i]);
            blocks[i] = i;
        }

        if (Count > 1)
        {
            Array.Sort(shares, blocks, 0, Count);
            Array.Reverse(shares, 0, Count);
            Array.Reverse(blocks, 0, Count);
        }
    }
}
