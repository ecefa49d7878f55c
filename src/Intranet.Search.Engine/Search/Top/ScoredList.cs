namespace Intranet.Search.Engine;

/// <summary>Postings with scores, walked block by block with a bound for each.</summary>
internal sealed class ScoredList(PostingsCursor cursor, ScoreTable table)
{
    private int boundBlock = -1;
    private int bound;
    private int index;
    private int indexBlock = -1;

    public PostingsCursor Cursor => cursor;

    public ScoreTable Table => table;

    public int Block { get; set; }

    public bool IsAtEnd => Block >= cursor.BlockCount;

    /// <summary>A bound for the scores in the current block.</summary>
    public int Bound()
    {
        if (boundBlock != Block)
        {
            var headers = cursor.Headers;
            bound = headers.Length == 0 ? table.Greatest : table.Bound(headers[Block]);
            boundBlock = Block;
        }

        return bound;
    }

    /// <summary>The last document of the current block; <see cref="PostingsCursor.End"/> at the end.</summary>
    public int BlockEnd { get; private set; } = -1;

    /// <summary>What <see cref="EnterWindow"/> gave.</summary>
    public int WindowBound { get; private set; }

    /// <summary>Moves to the start of a window and gives a bound for the scores in it; 0 when no document is in it.</summary>
    public int EnterWindow(int start, int end)
    {
        MoveTo(start);
        return WindowBound = IsAtEnd || BeginsAfter(end) ? 0 : BoundUpTo(end);
    }

    /// <summary>A bound for the scores from the current block on up to a document.</summary>
    public int BoundUpTo(int last)
    {
        var headers = cursor.Headers;
        if (headers.Length == 0)
        {
            return table.Greatest;
        }

        var greatest = Bound();
        for (var block = Block; block + 1 < headers.Length && headers[block].LastDocument < last; block++)
        {
            greatest = Math.Max(greatest, table.Bound(headers[block + 1]));
        }

        return greatest;
    }

    /// <summary>Gives the blocks with the greatest bounds, greatest first, and how many were given.</summary>
    public int MostPromising(Span<int> blocks)
    {
        Span<int> bounds = stackalloc int[blocks.Length];
        var headers = cursor.Headers;
        var count = 0;
        for (var block = 0; block < headers.Length; block++)
        {
            var reach = table.Bound(headers[block]);
            if (count == blocks.Length && reach <= bounds[count - 1])
            {
                continue;
            }

            var at = count < blocks.Length ? count++ : count - 1;
            for (; at > 0 && bounds[at - 1] < reach; at--)
            {
                (bounds[at], blocks[at]) = (bounds[at - 1], blocks[at - 1]);
            }

            (bounds[at], blocks[at]) = (reach, block);
        }

        return count;
    }

    /// <summary>Moves to the first block that may hold a document of at least <paramref name="target"/>.</summary>
    public void MoveTo(int target)
    {
        Block = cursor.BlockOf(target, Block);
        BlockEnd = IsAtEnd ? PostingsCursor.End : cursor.LastDocument(Block);
    }

    // The first document of a block is not known before it is unpacked, but it comes after the last one of the block before.
    private bool BeginsAfter(int end) => Block > 0 && cursor.LastDocument(Block - 1) >= end;

    /// <summary>The frequency of a document in the current block, 0 when it is not there. Documents are asked for in ascending order.</summary>
    public int FrequencyOf(int document)
    {
        cursor.Load(Block);
        var documents = cursor.Documents;
        if (indexBlock != Block)
        {
            (index, indexBlock) = (0, Block);
        }

        while (index < documents.Length && documents[index] < document)
        {
            index++;
        }

        return index < documents.Length && documents[index] == document ? cursor.Frequencies()[index] : 0;
    }
}
