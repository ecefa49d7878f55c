namespace Intranet.Search.Engine;

/// <summary>Takes the postings of a term. Terms come in order.</summary>
internal delegate void TermSink(byte[] term, ReadOnlySpan<int> documents, ReadOnlySpan<int> counts);

/// <summary>What a segment is written from: new documents, or those of segments that are merged.</summary>
/// <param name="before">A source that was written and is not used any more, whose memory is taken over; null for none.</param>
internal abstract class SegmentSource(SegmentSource? before = null)
{
    private readonly Dictionary<(string, int), int> fieldNumbers = [];
    private readonly Dictionary<string, int> labelNumbers = new(StringComparer.Ordinal);

    /// <summary>Text fields and what an occurrence in them counts.</summary>
    public List<(string Name, int Weight)> Fields { get; } = [];

    public List<string> Labels { get; } = [];

    public List<SegmentRow> Rows { get; } = EmptyRows(before);

    public StoredChunks Stored { get; } = StoredChunks.InPlaceOf(before?.Stored);

    public SortedDictionary<string, KeywordColumnBuilder> Keywords { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, NumberColumnBuilder> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it pays to code the words tightly: the segment will live long.</summary>
    public abstract bool IsLasting { get; }

    /// <summary>Whole words with a byte for the language before each, in order; every one is in some document.</summary>
    public abstract IReadOnlyList<byte[]> Words { get; }

    /// <summary>By place in <see cref="Words"/>: in how many open documents each stands.</summary>
    public abstract ReadOnlySpan<int> OpenFrequencies { get; }

    /// <summary>Gives the postings of every term, in order.</summary>
    public abstract void Terms(TermSink sink);

    /// <summary>By place in <see cref="Words"/>: the place of the stem among what <see cref="Terms"/> gave. Known afterwards.</summary>
    public abstract ReadOnlySpan<int> TermOfWord { get; }

    /// <summary>The fields of a document with words by place, as <see cref="FieldWords"/> walks them; good until the next call.</summary>
    public abstract ReadOnlySpan<int> Read(int document);

    protected int Field(string name, int weight)
    {
        if (!fieldNumbers.TryGetValue((name, weight), out var number))
        {
            fieldNumbers[(name, weight)] = number = Fields.Count;
            Fields.Add((name, weight));
        }

        return number;
    }

    protected int Label(string label)
    {
        if (!labelNumbers.TryGetValue(label, out var number))
        {
            if (Labels.Count > ushort.MaxValue)
            {
                throw new InvalidOperationException("A segment holds more than 65 536 access labels; commit more often.");
            }

            labelNumbers[label] = number = Labels.Count;
            Labels.Add(label);
        }

        return number;
    }

    protected static T Column<T>(SortedDictionary<string, T> columns, string field)
        where T : new() => columns.TryGetValue(field, out var column) ? column : columns[field] = new T();

    private static List<SegmentRow> EmptyRows(SegmentSource? before)
    {
        before?.Rows.Clear();
        return before?.Rows ?? [];
    }
}
