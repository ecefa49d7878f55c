namespace Intranet.Search.Engine;

/// <summary>Writes what a <see cref="SegmentSource"/> collected as the parts of a segment file.</summary>
internal sealed class SegmentWriter
{
    /// <summary>"IXSG" and the version of the format.</summary>
    public const uint Magic = 0x47535849;

    public const uint FormatVersion = 4;

    private static readonly byte[] Padding = new byte[8];

    private readonly SegmentSource source;
    private readonly List<SegmentRow> rows;
    private readonly ByteWriter[] sections = new ByteWriter[Enum.GetValues<Section>().Length];
    private readonly byte[] norms;
    private readonly ulong[] open;
    private readonly int openLabel;
    private readonly float averageLength;

    private SegmentWriter(SegmentSource source)
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
    public static IReadOnlyList<ReadOnlyMemory<byte>> Write(SegmentSource source)
    {
        var writer = new SegmentWriter(source);
        writer.WriteRows();
        writer.WriteWords();
        writer.WriteColumns();
        return writer.Assemble();
    }

    private void WriteRows()
    {
        var hashes = new uint[rows.Count];
        var documents = new int[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            hashes[i] = (uint)(KeyHash.Of(rows[i].Key) >> 32);
            documents[i] = i;
        }

        KeyTable.Write(sections[(int)Section.KeyStarts], sections[(int)Section.Keys], rows);
        sections[(int)Section.KeyHashes].Array<uint>(hashes);
        Array.Sort(hashes, documents);
        WriteNumbers(Section.DocumentsByHash, i => documents[i]);
        WriteNumbers(Section.Versions, i => rows[i].Version);
        WriteNumbers(Section.Flags, i => (int)rows[i].Language | (rows[i].IsTombstone ? Segment.TombstoneFlag : 0));
        WriteNumbers(Section.Labels, i => rows[i].Label);
        WriteNumbers(Section.Lengths, i => rows[i].Length);
        sections[(int)Section.Norms].Bytes(norms);
        source.Stored.Close();
        sections[(int)Section.Stored] = source.Stored.Data;
        sections[(int)Section.StoredChunks] = source.Stored.Table;
        WriteMeta();
    }

    private void WriteNumbers(Section section, Func<int, long> number)
    {
        var numbers = new long[rows.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = number(i);
        }

        NarrowNumbers.Write(sections[(int)section], numbers);
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
        var terms = new List<byte[]>();
        var frequent = WriteTerms(terms);
        var pairs = new PairWriter(source, frequent);
        var forward = new ForwardWriter(source, pairs);
        forward.Write(sections);

        var words = new TermDictionaryWriter(withPostings: false);
        foreach (var word in source.Words)
        {
            words.Add(word);
        }

        sections[(int)Section.Words] = words.Finish();
        sections[(int)Section.WordFrequencies].Array(source.OpenFrequencies);
        sections[(int)Section.WordOfRank].Array<int>(forward.PlaceOfRank);
        foreach (var place in forward.PlaceOfRank)
        {
            sections[(int)Section.TermOfRank].UInt32((uint)source.TermOfWord[place]);
        }

        WriteBackwards(terms);
        pairs.Write(norms, averageLength, sections);
        GramWriter.Write(source, forward, sections);
    }

    // Returns the terms that are frequent enough for pairs.
    // None in a segment that is soon merged: there, as few documents as it holds are looked through.
    private List<(int Term, int Documents, DocumentRanks Ranks)> WriteTerms(List<byte[]> terms)
    {
        var postings = sections[(int)Section.Postings];
        var writer = new PostingsWriter(postings, averageLength);
        var dictionary = new TermDictionaryWriter(withPostings: true);
        var frequent = new List<(int, int, DocumentRanks)>();
        var least = PairRule.LeastDocuments(rows.Count);
        source.Terms((term, documents, counts) =>
        {
            var isOpen = CountOpen(documents);
            if (documents.Length == 1)
            {
                dictionary.Add(term, 1, isOpen, 0, documents[0], counts[0]);
            }
            else
            {
                dictionary.Add(term, documents.Length, isOpen, writer.Write(documents, counts, norms));
            }

            if (source.IsLasting && documents.Length >= least && term[0] < TermSpace.Languages)
            {
                frequent.Add((terms.Count, documents.Length, new DocumentRanks(documents, rows.Count)));
            }

            terms.Add(term);
        });
        sections[(int)Section.Terms] = dictionary.Finish();
        return frequent;
    }

    private void WriteBackwards(List<byte[]> terms)
    {
        var swedish = Enumerable.Range(0, terms.Count).Where(t => terms[t][0] == TermSpace.Of(Language.Swedish)).ToArray();
        var backwards = Array.ConvertAll(swedish, t => Reversed(terms[t]));
        Array.Sort(backwards, swedish, ByteOrder.Instance);
        sections[(int)Section.Backwards].Array<int>(swedish);
    }

    private static byte[] Reversed(byte[] term)
    {
        var reversed = term.AsSpan(1).ToArray();
        reversed.AsSpan().Reverse();
        return reversed;
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
            ReadOnlyMemory<byte> padding = Padding.AsMemory(0, (int)(Padded(section.Length) - section.Length));
            state = Crc32C.Append(Crc32C.Append(state, section.Written), padding.Span);
            pieces.Add(section.Memory);
            pieces.Add(padding);
        }

        var footer = new ByteWriter();
        footer.UInt32(~state);
        pieces.Add(footer.Memory);
        return pieces;
    }

    private static long Padded(int length) => (length + 7L) & ~7L;
}
