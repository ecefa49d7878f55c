using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Collects documents in memory, new ones or those of segments that are merged, until they are written as one segment.</summary>
internal sealed class SegmentBuilder(IndexOptions options)
{
    private readonly Dictionary<(string, int), int> fieldNumbers = [];
    private readonly Dictionary<string, int> labelNumbers = new(StringComparer.Ordinal);
    private readonly List<uint> words = [];
    private readonly ByteWriter record = new();

    public WordTable Words { get; } = new();

    /// <summary>Text fields and what an occurrence in them counts.</summary>
    public List<(string Name, int Weight)> Fields { get; } = [];

    public List<string> Labels { get; } = [];

    public List<SegmentRow> Rows { get; } = [];

    /// <summary>For each document: number of fields, and for each its number, its word count and its words.</summary>
    public ByteWriter Tokens { get; } = new(4096);

    public StoredChunks Stored { get; } = new();

    public SortedDictionary<string, KeywordColumnBuilder> Keywords { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, NumberColumnBuilder> Numbers { get; } = new(StringComparer.Ordinal);

    public int Count => Rows.Count;

    /// <summary>About how many bytes it holds.</summary>
    public long Size => Tokens.Length + Stored.Data.Length + (Rows.Count * 200L) + (Words.Words.Count * 120L);

    public void Add(Document document)
    {
        var row = Rows.Count;
        var tokensAt = Tokens.Length;
        Tokens.Varint((uint)document.Texts.Count);
        var length = 0;
        foreach (var (field, text) in document.Texts)
        {
            length += AddText(field, text, document.Language);
        }

        foreach (var (field, value) in document.Keywords)
        {
            Column(Keywords, field).Add(row, value);
        }

        foreach (var (field, value) in document.Numbers)
        {
            Column(Numbers, field).Add(row, value);
        }

        record.Clear();
        StoredDocumentCodec.Write(record, document);
        Stored.Add(record.Written);
        Rows.Add(new SegmentRow
        {
            Key = document.Key,
            Version = document.Version,
            Language = document.Language,
            Label = Label(document.AccessLabel),
            IsTombstone = false,
            Length = length,
            TokensAt = tokensAt,
        });
    }

    public void AddTombstone(string key, long version)
    {
        Rows.Add(new SegmentRow
        {
            Key = key,
            Version = version,
            Language = Language.Swedish,
            Label = Label(AccessLabels.Open),
            IsTombstone = true,
            Length = 0,
            TokensAt = Tokens.Length,
        });
        Tokens.Varint(0);
        record.Clear();
        StoredDocumentCodec.Write(record, new Document(key, version));
        Stored.Add(record.Written);
    }

    /// <summary>Adds a document of a segment that is merged.</summary>
    /// <param name="source">The segment.</param>
    /// <param name="document">The document.</param>
    /// <param name="withStored">Whether to copy what is stored of it; false when that was copied already.</param>
    public void AddFrom(SegmentCopier source, int document, bool withStored)
    {
        var segment = source.Segment;
        var row = Rows.Count;
        var tokensAt = Tokens.Length;
        CopyTokens(source, document);
        foreach (var (field, column) in segment.Keywords)
        {
            foreach (var value in column.ValuesOf(document))
            {
                Column(Keywords, field).Add(row, value);
            }
        }

        foreach (var (field, column) in segment.Numbers)
        {
            if (column.TryGet(document, out var value))
            {
                Column(Numbers, field).Add(row, value);
            }
        }

        if (withStored)
        {
            Stored.Add(source.StoredRecord(document));
        }

        Rows.Add(new SegmentRow
        {
            Key = segment.Key(document),
            Version = segment.Version(document),
            Language = segment.LanguageOf(document),
            Label = Label(segment.Labels[segment.LabelOf(document)]),
            IsTombstone = segment.IsTombstone(document),
            Length = segment.LengthOf(document),
            TokensAt = tokensAt,
        });
    }

    public int Field(string name, int weight)
    {
        if (!fieldNumbers.TryGetValue((name, weight), out var number))
        {
            fieldNumbers[(name, weight)] = number = Fields.Count;
            Fields.Add((name, weight));
        }

        return number;
    }

    private int AddText(string field, string text, Language language)
    {
        var weight = Math.Clamp(options.TextWeights.GetValueOrDefault(field, 1), 1, 8);
        words.Clear();
        var length = 0;
        Span<char> word = stackalloc char[Analyzer.MaxWordLength + 1];
        var tokenizer = new WordTokenizer(text);
        while (tokenizer.MoveNext())
        {
            var size = Analyzer.Fold(tokenizer.Current, word[1..]);
            if (size == 0)
            {
                continue;
            }

            var number = Words.Number(word[..(1 + size)], language);
            words.Add((uint)number);
            length += Words.IsStop[number] ? 0 : weight;
        }

        Tokens.Varint((uint)Field(field, weight));
        Tokens.Varint((uint)words.Count);
        foreach (var number in CollectionsMarshal.AsSpan(words))
        {
            Tokens.Varint(number);
        }

        return length;
    }

    private void CopyTokens(SegmentCopier source, int document)
    {
        var reader = new ByteReader(source.Segment.ForwardOf(document));
        var fields = reader.Varint();
        Tokens.Varint(fields);
        for (; fields > 0; fields--)
        {
            Tokens.Varint((uint)source.Field((int)reader.Varint()));
            var count = reader.Varint();
            Tokens.Varint(count);
            for (; count > 0; count--)
            {
                Tokens.Varint((uint)source.Word((int)reader.Varint()));
            }
        }
    }

    private int Label(string label)
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

    private static T Column<T>(SortedDictionary<string, T> columns, string field)
        where T : new() => columns.TryGetValue(field, out var column) ? column : columns[field] = new T();
}
