using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Collects new documents in memory and turns them around into postings while they come.</summary>
/// <param name="options">How the index is kept.</param>
/// <param name="before">A builder that was written and is not used any more, whose memory is taken over; null for none.</param>
internal sealed class SegmentBuilder(IndexOptions options, SegmentBuilder? before = null) : SegmentSource(before)
{
    private readonly WordTable table = WordTable.InPlaceOf(before?.table);
    private readonly ByteWriter record = new();
    private readonly IntBuffer tokens = IntBuffer.InPlaceOf(before?.tokens);
    private readonly IntBuffer tokenStarts = IntBuffer.InPlaceOf(before?.tokenStarts);
    private readonly TermCounts counts = new(before?.counts);
    private BuiltVocabulary? vocabulary;

    /// <inheritdoc/>
    public override bool IsLasting => false;

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Words => Vocabulary.Words;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> OpenFrequencies => Vocabulary.OpenFrequencies;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> TermOfWord => Vocabulary.TermOfWord;

    // Made when the first segment is written from these documents; writing it may fail, and more may come before it is tried again.
    private BuiltVocabulary Vocabulary => vocabulary ??= new BuiltVocabulary(table, counts);

    /// <summary>Adds a document and returns its number.</summary>
    public int Add(Document document)
    {
        var row = Rows.Count;
        var label = Label(document.AccessLabel);
        vocabulary = null;
        tokenStarts.Add(tokens.Count);
        counts.StartDocument();
        var length = 0;
        foreach (var (field, text) in document.Texts)
        {
            length += AddText(field, text, document);
        }

        foreach (var (field, value) in document.Keywords)
        {
            Column(Keywords, field).Add(row, value);
        }

        foreach (var (field, value) in document.Numbers)
        {
            Column(Numbers, field).Add(row, value);
        }

        Store(document);
        Rows.Add(new SegmentRow
        {
            Key = document.Key,
            Version = document.Version,
            Language = document.Language,
            Label = label,
            IsTombstone = false,
            Length = length,
        });
        return row;
    }

    /// <summary>Adds that a key was deleted and returns its number.</summary>
    public int AddTombstone(string key, long version)
    {
        vocabulary = null;
        tokenStarts.Add(tokens.Count);
        counts.StartDocument();
        Store(new Document(key, version));
        Rows.Add(new SegmentRow
        {
            Key = key,
            Version = version,
            Language = Language.Swedish,
            Label = Label(AccessLabels.Open),
            IsTombstone = true,
            Length = 0,
        });
        return Rows.Count - 1;
    }

    /// <inheritdoc/>
    public override void Terms(TermSink sink) => counts.Invert(Vocabulary.TermIds, Vocabulary.Terms, sink);

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Read(int document)
    {
        var end = document + 1 < tokenStarts.Count ? tokenStarts[document + 1] : tokens.Count;
        return Vocabulary.Translate(tokens.Items[tokenStarts[document]..end]);
    }

    private void Store(Document document)
    {
        record.Clear();
        StoredDocumentCodec.Write(record, document);
        Stored.Add(record.Written);
    }

    private int AddText(string field, string text, Document document)
    {
        var weight = Math.Clamp(options.TextWeights.GetValueOrDefault(field, 1), 1, 8);
        var inTitle = field == Engine.Fields.Title;
        var isOpen = document.AccessLabel == AccessLabels.Open;
        tokens.Add(Field(field, weight));
        var countAt = tokens.Count;
        tokens.Add(0);
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

            var number = table.Number(word[..(1 + size)], document.Language);
            tokens.Add(number);
            ref var entry = ref table[number];
            length += entry.IsStop ? 0 : weight;
            counts.Add(TermCounts.Id(entry.Stem), weight);
            if (inTitle)
            {
                counts.Add(TermCounts.TitleId(entry.Stem), 1);
            }

            if (isOpen && entry.LastOpenDocument != Rows.Count + 1)
            {
                entry.LastOpenDocument = Rows.Count + 1;
                entry.OpenFrequency++;
            }
        }

        tokens[countAt] = tokens.Count - countAt - 1;
        return length;
    }
}
