namespace Intranet.Search.Engine;

/// <summary>Postings with scores, looked at block by block in any order, with a bound for each block and one for all of it.</summary>
internal sealed class ScoredList
{
    private const int NotLoaded = -1;

    // Two lists are walked side by side as long as one is not much longer.
    private const int SideBySide = 16;

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

    /// <summary>
    /// Keeps those of some documents, which ascend, that are in the list, each with a number of its own; returns how many are left. Looks at whichever is
    /// least: a bit for each, both lists side by side, or a place for each.
    /// </summary>
    public int Keep(Span<int> kept, Span<int> numbers, int ofDocuments)
    {
        LookUpSet();
        if (documents is not null)
        {
            return KeepByBits(documents, kept, numbers);
        }

        if (kept.Length > 0 && DocumentCount < (long)ofDocuments * SideBySide)
        {
            return KeepSideBySide(kept, numbers);
        }

        var count = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            if (FrequencyOf(kept[i], needed: 0) > 0)
            {
                (kept[count], numbers[count++]) = (kept[i], numbers[i]);
            }
        }

        return count;
    }

    /// <summary>The frequency of a document, 0 when it is not in the list or when even the best of its block scores less than is needed.</summary>
    public int FrequencyOf(int document, long needed)
    {
        LookUpSet();
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

    private void LookUpSet()
    {
        if (!isLookedUp)
        {
            (documents, isLookedUp) = (dense.Of(cursor), true);
        }
    }

    private static int KeepByBits(ulong[] set, Span<int> kept, Span<int> numbers)
    {
        var count = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            var document = kept[i];
            (kept[count], numbers[count]) = (document, numbers[i]);
            count += (int)(set[document >> 6] >> document & 1);
        }

        return count;
    }

    private int KeepSideBySide(Span<int> kept, Span<int> numbers)
    {
        var (count, at) = (0, 0);
        block = cursor.BlockOf(kept[0], cursor.LastDocument(Math.Min(block, BlockCount - 1)) < kept[0] ? block : 0);
        for (var i = 0; i < kept.Length; i++)
        {
            var document = kept[i];
            if (block < BlockCount && cursor.LastDocument(block) < document)
            {
                (block, at) = (cursor.BlockOf(document, block + 1), 0);
            }

            if (block >= BlockCount)
            {
                break;
            }

            cursor.Load(block);
            var list = cursor.Documents;
            while (at < list.Length && list[at] < document)
            {
                at++;
            }

            if (at < list.Length && list[at] == document)
            {
                (kept[count], numbers[count++]) = (document, numbers[i]);
            }
        }

        return count;
    }

    /// <summary>The blocks, those with the greatest bounds first.</summary>
    public BlockOrder OrderBlocks(Segment segment) => BlockOrders.Of(segment, cursor, table);
}
