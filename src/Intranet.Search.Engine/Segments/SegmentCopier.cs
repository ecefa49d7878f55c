using System.Text;

namespace Intranet.Search.Engine;

/// <summary>Reads one segment for a merge, document after document, and translates its words and fields.</summary>
internal sealed class SegmentCopier
{
    private readonly SegmentBuilder target;
    private readonly int[] wordNumbers;
    private readonly int[] fieldNumbers;
    private readonly StoredReader stored;

    public SegmentCopier(Segment segment, SegmentBuilder target)
    {
        Segment = segment;
        this.target = target;
        stored = new StoredReader(segment);
        fieldNumbers = [.. segment.Fields.Select(f => target.Field(f.Name, f.Weight))];
        wordNumbers = new int[segment.WordCount];
        Array.Fill(wordNumbers, -1);
    }

    public Segment Segment { get; }

    public int Field(int number) => fieldNumbers[number];

    public ReadOnlySpan<byte> StoredRecord(int document) => stored.Record(document);

    public int Word(int rank)
    {
        var number = wordNumbers[rank];
        if (number >= 0)
        {
            return number;
        }

        var words = Segment.Words.At(Segment.WordOfRank(rank));
        words.MoveNext();
        Span<char> text = stackalloc char[Analyzer.MaxWordLength + 2];
        var length = Encoding.UTF8.GetChars(words.Current, text);
        return wordNumbers[rank] = target.Words.Number(text[..length], (Language)words.Current[0]);
    }
}
