namespace Intranet.Search.Engine;

/// <summary>Postings with scores, looked at block by block in any order, with a bound for each block and one for all of it.</summary>
internal sealed class ScoredList
{
    private const int NotLoaded = -1;

    private readonly PostingsCursor cursor;
    private readonly ScoreTable table;
    private int block;
    private readonly DenseLists dense;
    private ulong[]? documents;
    private bool isLookedUp;
    private int boundBlock = NotLoaded;
    private int bound;

    public ScoredList(PostingsCursor cursor, ScoreTable table, DenseLists dense)
    {
        this.dense = dense;
        this.cursor = cursor;
        this.table = table;
        Greatest = cursor.Headers.IsEmpty ? table.Greatest : table.Bound(cursor.Whole);
    }

    public int DocumentCount => cursor.DocumentCount;

    public int BlockCount => cursor.BlockCount;

    public ScoreTable Table => table;

    /// <summary>A bound for every score of the list.</summary>
    public int Greatest { get; }

    /// <summary>A bound for the scores of a block.</summary>
    public int BoundOf(int number)
    {
        if (boundBlock != number)
        {
            var headers = cursor.Headers;
            bound = headers.IsEmpty ? Greatest : table.Bound(headers[number]);
            boundBlock = number;
        }

        return bound;
    }

    /// <summary>The documents of a block and their frequencies.</summary>
    public ReadOnlySpan<int> Read(int number, out ReadOnlySpan<int> frequencies)
    {
        cursor.Load(number);
        frequencies = cursor.Frequencies();
        return cursor.Documents;
    }

    /// <summary>The frequency of a document, 0 when it is not in the list or when even the best of its block scores less than is needed.</summary>
    public int FrequencyOf(int document, long needed)
    {
        if (!isLookedUp)
        {
            (documents, isLookedUp) = (dense.Of(cursor), true);
        }

        if (documents is not null && !Bitmap.Get(documents, document))
        {
            return 0;
        }

        if (!cursor.Covers(block, document))
        {
            block = cursor.BlockOf(document, cursor.LastDocument(Math.Min(block, BlockCount - 1)) < document ? block : 0);
        }

        if (block >= BlockCount || BoundOf(block) < needed)
        {
            return 0;
        }

        cursor.Load(block);
        var at = cursor.Documents.IndexOf(document);
        return at < 0 ? 0 : cursor.Frequencies()[at];
    }

    /// <summary>The blocks, those with the greatest bounds first.</summary>
    public BlockOrder OrderBlocks(Segment segment) => BlockOrders.Of(segment, cursor, table);
}
