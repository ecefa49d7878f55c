namespace Intranet.Search.Engine;

/// <summary>Walks postings document by document, with leaps.</summary>
internal sealed class PostingsSeeker(PostingsCursor cursor)
{
    private int block;
    private int index;

    /// <summary>The first document at or after a target that is not before the last one asked for; <see cref="PostingsCursor.End"/> when there is none.</summary>
    public int Seek(int target)
    {
        var found = cursor.BlockOf(target, block);
        if (found != block)
        {
            (block, index) = (found, 0);
        }

        while (block < cursor.BlockCount)
        {
            cursor.Load(block);
            var documents = cursor.Documents;
            for (; index < documents.Length; index++)
            {
                if (documents[index] >= target)
                {
                    return documents[index];
                }
            }

            block++;
            index = 0;
        }

        return PostingsCursor.End;
    }

    /// <summary>The frequency of the document that <see cref="Seek"/> gave.</summary>
    public int Frequency() => cursor.Frequencies()[index];
}
