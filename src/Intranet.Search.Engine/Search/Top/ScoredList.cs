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

    /// <summary>Moves to the first block that may hold a document of at least <paramref name="target"/>.</summary>
    public void MoveTo(int target) => Block = cursor.BlockOf(target, Block);

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
