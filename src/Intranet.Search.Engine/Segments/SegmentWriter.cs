using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Writes what a <see cref="SegmentBuilder"/> collected as the parts of a segment file.</summary>
internal sealed class SegmentWriter
{
    /// <summary>"IXSG" and the version of the format.</summary>
    public const uint Magic = 0x47535849;

    public const uint FormatVersion = 2;

    /// <summary>Pairs are indexed of terms that are in at least this share of the documents, and in as many as a few blocks.</summary>
    private const int FrequentShare = 96;

    private const int FrequentLeast = 2 * BitPacking.BlockSize;

    private const int MaxFrequent = 1_500;

    private readonly SegmentBuilder source;
    private readonly List<SegmentRow> rows;
    private readonly ByteWriter[] sections = new ByteWriter[Enum.GetValues<Section>().Length];
    private readonly byte[] norms;
    private readonly ulong[] open;
    private readonly int openLabel;
    private readonly float averageLength;

    private SegmentWriter(SegmentBuilder source)
    {
        this.source = source;
        rows = source.Rows;
        norms = [.. rows.Select(r => NormCode.Encode(r.Length))];
        averageLength = rows.Count == 0 ? 1 : Math.Max(1, (float)rows.Average(r => r.Length));
        openLabel = source.Labels.IndexOf(AccessLabels.Open);
        open = Bitmap.Create(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Label == openLabel && !rows[i].IsTombstone)
            {
                Bitmap.Set(open, i);
            }
        }

        for (var i = 0; i < sections.Length; i++)
        {
            sections[i] = new ByteWriter();
        }
    }

    /// <summary>The pieces of the file, its checksum included.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Write(SegmentBuilder source)
    {
        var writer = new SegmentWriter(source);
        writer.WriteRows();
        writer.WriteWords();
        writer.WriteColumns();
        return writer.Assemble();
    }

    private void WriteRows()
    {
        var hashes = new ulong[rows.Count];
        var documents = new int[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            hashes[i] = KeyHash.Of(rows[i].Key);
            documents[i] = i;
            sections[(int)Section.KeyOffsets].UInt32((uint)sections[(int)Section.Keys].Length);
            sections[(int)Section.Keys].Bytes(System.Text.Encoding.UTF8.GetBytes(rows[i].Key));
            sections[(int)Section.Versions].UInt64((ulong)rows[i].Version);
            sections[(int)Section.Flags].Byte((byte)((int)rows[i].Language | (rows[i].IsTombstone ? Segment.TombstoneFlag : 0)));
            sections[(int)Section.Labels].UInt16((ushort)rows[i].Label);
            sections[(int)Section.Lengths].UInt32((uint)rows[i].Length);
        }

        sections[(int)Section.KeyOffsets].UInt32((uint)sections[(int)Section.Keys].Length);
        sections[(int)Section.KeyHashes].Array<ulong>(hashes);
        Array.Sort((ulong[])hashes.Clone(), documents);
        sections[(int)Section.DocumentsByHash].Array<int>(documents);
        sections[(int)Section.Norms].Bytes(norms);
        source.Stored.Close();
        sections[(int)Section.Stored] = source.Stored.Data;
        sections[(int)Section.StoredChunks] = source.Stored.Table;
        WriteMeta();
    }

    private void WriteMeta()
    {
        var meta = sections[(int)Section.Meta];
        meta.Varint((uint)rows.Count);
        meta.Varint((uint)source.Fields.Count);
        foreach (var (name, weight) in source.Fields)
        {
            meta.Text(name);
            meta.Varint((uint)weight);
        }

        meta.Varint((uint)source.Labels.Count);
        foreach (var label in source.Labels)
        {
            meta.Text(label);
        }

        for (var language = 0; language < TermSpace.Languages; language++)
        {
            var (count, length) = (0L, 0L);
            for (var i = 0; i < rows.Count; i++)
            {
                if (Bitmap.Get(open, i) && (int)rows[i].Language == language)
                {
                    count++;
                    length += rows[i].Length;
                }
            }

            meta.Varlong((ulong)count);
            meta.Varlong((ulong)length);
        }
    }

    private void WriteColumns()
    {
        WriteColumns(Section.Keywords, source.Keywords, static (column, output, count) => column.Write(output, count));
        WriteColumns(Section.Numbers, source.Numbers, static (column, output, count) => column.Write(output, count));
    }

    private void WriteColumns<T>(Section section, SortedDictionary<string, T> columns, Action<T, ByteWriter, int> write)
    {
        var output = sections[(int)section];
        output.Varint((uint)columns.Count);
        var body = new ByteWriter();
        foreach (var (name, column) in columns)
        {
            body.Clear();
            write(column, body, rows.Count);
            output.Text(name);
            output.UInt32((uint)body.Length);
            output.Bytes(body.Written);
        }
    }

    private void WriteWords()
    {
        var vocabulary = new SegmentVocabulary(source.Words, CountWords());
        vocabulary.Write(sections);
        WriteForward(vocabulary);
        WriteTerms(vocabulary);
        GramWriter.Write(vocabulary, WordFrequencies(vocabulary), sections);
    }

    private int[] CountWords()
    {
        var counts = new int[source.Words.Words.Count];
        var tokens = new TokenReader(source.Tokens.Written);
        for (var row = 0; row < rows.Count; row++)
        {
            tokens.StartDocument(rows[row].TokensAt);
            while (tokens.MoveNext())
            {
                counts[tokens.Word]++;
            }
        }

        return counts;
    }

    // By place in the sorted words: in how many open documents each stands.
    private int[] WordFrequencies(SegmentVocabulary vocabulary)
    {
        var frequencies = new int[vocabulary.WordCount];
        var seen = new int[vocabulary.WordCount];
        var tokens = new TokenReader(source.Tokens.Written);
        for (var row = 0; row < rows.Count; row++)
        {
            if (!Bitmap.Get(open, row))
            {
                continue;
            }

            tokens.StartDocument(rows[row].TokensAt);
            while (tokens.MoveNext())
            {
                var place = vocabulary.PlaceOfWord[tokens.Word];
                if (seen[place] != row + 1)
                {
                    seen[place] = row + 1;
                    frequencies[place]++;
                }
            }
        }

        foreach (var frequency in frequencies)
        {
            sections[(int)Section.WordFrequencies].UInt32((uint)frequency);
        }

        return frequencies;
    }

    private void WriteForward(SegmentVocabulary vocabulary)
    {
        var forward = new ByteWriter(source.Tokens.Length + 16);
        var tokens = new TokenReader(source.Tokens.Written);
        foreach (var row in CollectionsMarshal.AsSpan(rows))
        {
            sections[(int)Section.ForwardOffsets].UInt32((uint)forward.Length);
            tokens.StartDocument(row.TokensAt);
            forward.Varint((uint)tokens.FieldCount);
            while (tokens.NextField())
            {
                forward.Varint((uint)tokens.Field);
                forward.Varint((uint)tokens.WordsLeft);
                while (tokens.NextWord())
                {
                    forward.Varint((uint)vocabulary.RankOfWord[tokens.Word]);
                }
            }
        }

        sections[(int)Section.ForwardOffsets].UInt32((uint)forward.Length);
        sections[(int)Section.Forward] = forward;
    }

    private void WriteTerms(SegmentVocabulary vocabulary)
    {
        var postings = sections[(int)Section.Postings];
        var writer = new PostingsWriter(postings, averageLength);
        var dictionary = new TermDictionaryWriter(withPostings: true);
        var frequent = new List<int>();
        var least = Math.Max(FrequentLeast, rows.Count / FrequentShare);
        var titleFields = source.Fields.Select(f => f.Name == Fields.Title).ToArray();
        var weights = source.Fields.Select(f => f.Weight).ToArray();

        void Emit(int place, ReadOnlySpan<int> documents, ReadOnlySpan<int> counts)
        {
            var isOpen = CountOpen(documents);
            if (documents.Length == 1)
            {
                dictionary.Add(vocabulary.Terms[place], 1, isOpen, 0, documents[0], counts[0]);
                return;
            }

            dictionary.Add(vocabulary.Terms[place], documents.Length, isOpen, writer.Write(documents, counts, norms));
            if (documents.Length >= least && vocabulary.Terms[place][0] < TermSpace.Languages)
            {
                frequent.Add(place);
            }
        }

        void Occurrences(int row, ref OccurrenceList list)
        {
            var tokens = new TokenReader(source.Tokens.Written);
            tokens.StartDocument(rows[row].TokensAt);
            while (tokens.NextField())
            {
                var weight = weights[tokens.Field];
                var inTitle = titleFields[tokens.Field];
                while (tokens.NextWord())
                {
                    list.Add(vocabulary.TermOfWord[tokens.Word], weight);
                    if (inTitle)
                    {
                        list.Add(vocabulary.TitleTermOfWord[tokens.Word], 1);
                    }
                }
            }
        }

        vocabulary.PrepareTerms(TitleWords(titleFields));
        Inverter.Run(rows.Count, vocabulary.Terms.Count, Occurrences, Emit);
        sections[(int)Section.Terms] = dictionary.Finish();
        vocabulary.WriteTermSections(sections);
        PairWriter.Write(source, vocabulary, frequent.Count > MaxFrequent ? frequent[..MaxFrequent] : frequent, norms, averageLength, sections);
    }

    private bool[] TitleWords(bool[] titleFields)
    {
        var inTitle = new bool[source.Words.Words.Count];
        var tokens = new TokenReader(source.Tokens.Written);
        foreach (var row in CollectionsMarshal.AsSpan(rows))
        {
            tokens.StartDocument(row.TokensAt);
            while (tokens.MoveNext())
            {
                inTitle[tokens.Word] |= titleFields[tokens.Field];
            }
        }

        return inTitle;
    }

    private int CountOpen(ReadOnlySpan<int> documents)
    {
        var count = 0;
        foreach (var document in documents)
        {
            count += Bitmap.Get(open, document) ? 1 : 0;
        }

        return count;
    }

    private List<ReadOnlyMemory<byte>> Assemble()
    {
        var pieces = new List<ReadOnlyMemory<byte>>();
        var table = new ByteWriter();
        table.UInt32(Magic);
        table.UInt32(FormatVersion);
        var at = 8 + (sections.Length * 16L);
        foreach (var section in sections)
        {
            table.UInt64((ulong)at);
            table.UInt64((ulong)section.Length);
            at += Padded(section.Length);
        }

        var state = Crc32C.Append(Crc32C.Start, table.Written);
        pieces.Add(table.Memory);
        foreach (var section in sections)
        {
            var length = section.Length;
            section.Take((int)Padded(length) - length).Clear();
            state = Crc32C.Append(state, section.Written);
            pieces.Add(section.Memory);
        }

        var footer = new ByteWriter();
        footer.UInt32(~state);
        pieces.Add(footer.Memory);
        return pieces;
    }

    private static long Padded(int length) => (length + 7L) & ~7L;
}
