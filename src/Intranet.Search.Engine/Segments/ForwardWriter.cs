namespace Intranet.Search.Engine;

/// <summary>
/// Writes each document as its words in order. Words are numbered by how often they are written, so that frequent ones become short; in a segment that will
/// live long, frequent runs of words become one number.
/// </summary>
internal sealed class ForwardWriter
{
    private readonly SegmentSource source;
    private readonly WordPhrases phrases;

    // The documents of a segment that will live long, with phrases in the place of their words: one after the other, each as FieldWords walks it.
    private readonly IntBuffer joined = new(4_096);
    private readonly List<int> starts = [];
    private readonly int[] counts;

    /// <param name="source">The documents.</param>
    /// <param name="pairs">Reads the words of each along.</param>
    public ForwardWriter(SegmentSource source, PairWriter pairs)
    {
        this.source = source;
        phrases = new WordPhrases(source.Words.Count);
        if (source.IsLasting)
        {
            phrases.Learn(source);

            // About as many as there are words that rank.
            joined.Reserve((int)Math.Min(Array.MaxLength, source.Rows.Sum(r => (long)r.Length)));
        }

        counts = new int[source.Words.Count + phrases.Count];
        for (var document = 0; document < source.Rows.Count; document++)
        {
            if (source.IsLasting)
            {
                Join(document, pairs);
            }

            Count(document);
        }

        PlaceOfRank = ByCount(counts.AsSpan(0, source.Words.Count), 0);
        RankOfPlace = new int[PlaceOfRank.Length];
        for (var rank = 0; rank < PlaceOfRank.Length; rank++)
        {
            RankOfPlace[PlaceOfRank[rank]] = rank;
        }
    }

    /// <summary>Words by place in order of rank.</summary>
    public int[] PlaceOfRank { get; }

    public int[] RankOfPlace { get; }

    public void Write(ByteWriter[] sections)
    {
        var words = source.Words.Count;
        var used = ByCount(counts.AsSpan(words), 1);
        var code = WordCode.Best(Array.ConvertAll(PlaceOfRank, p => counts[p]), Array.ConvertAll(used, p => counts[words + p]));
        WritePhrases(code, used, sections);

        var written = Written(code, used);
        var forward = new ByteWriter();
        forward.Reserve(counts.Sum());
        var offsets = new int[source.Rows.Count + 1];
        for (var document = 0; document < source.Rows.Count; document++)
        {
            offsets[document] = forward.Length;
            Write(document, written, forward);
        }

        offsets[^1] = forward.Length;
        OffsetTable.Write(sections[(int)Section.ForwardOffsets], offsets);
        sections[(int)Section.Forward] = forward;
    }

    // Joined and counted document by document: a method that is called once is never compiled as well as one that is called often.
    private void Join(int document, PairWriter pairs)
    {
        starts.Add(joined.Count);
        pairs.StartDocument();
        var fields = new FieldWords(source.Read(document));
        while (fields.MoveNext())
        {
            pairs.Add(fields.Words);
            joined.Add(fields.Field);
            joined.Add(0);
            var start = joined.Count;
            fields.Words.CopyTo(joined.Take(fields.Words.Length));
            var count = phrases.Join(joined.Items[start..]);
            joined.Truncate(start + count);
            joined[start - 1] = count;
        }
    }

    private void Count(int document)
    {
        var fields = new FieldWords(Numbers(document));
        while (fields.MoveNext())
        {
            foreach (var number in fields.Words)
            {
                counts[number]++;
            }
        }
    }

    private void Write(int document, WrittenNumbers written, ByteWriter output)
    {
        var fields = new FieldWords(Numbers(document));
        while (fields.MoveNext())
        {
            output.Varint((uint)((fields.Words.Length * source.Fields.Count) + fields.Field));
            written.Write(output, fields.Words);
        }
    }

    // The words of a document by place, and its phrases, which are numbered after them. Good until the next call.
    private ReadOnlySpan<int> Numbers(int document)
    {
        if (!source.IsLasting)
        {
            return source.Read(document);
        }

        var end = document + 1 < starts.Count ? starts[document + 1] : joined.Count;
        return joined.Items[starts[document]..end];
    }

    private WrittenNumbers Written(WordCode code, int[] used)
    {
        var written = new WrittenNumbers(counts.Length);
        var one = new ByteWriter();
        for (var rank = 0; rank < PlaceOfRank.Length; rank++)
        {
            one.Clear();
            code.WriteWord(one, rank);
            written.Set(PlaceOfRank[rank], one.Written);
        }

        for (var number = 0; number < used.Length; number++)
        {
            one.Clear();
            code.WritePhrase(one, number);
            written.Set(source.Words.Count + used[number], one.Written);
        }

        return written;
    }

    private void WritePhrases(WordCode code, int[] used, ByteWriter[] sections)
    {
        var head = sections[(int)Section.Phrases];
        var spelled = sections[(int)Section.PhraseWords];
        head.Array<int>([code.ShortWords, code.MiddleWords, code.LongWords, code.ShortPhrases, code.MiddlePhrases, used.Length]);
        var words = new IntBuffer();
        foreach (var phrase in used)
        {
            head.UInt32((uint)spelled.Length);
            words.Clear();
            phrases.Spell(source.Words.Count + phrase, words);
            foreach (var place in words.Items)
            {
                code.WriteWord(spelled, RankOfPlace[place]);
            }
        }

        head.UInt32((uint)spelled.Length);
    }

    // The most frequent first; what is equally frequent stays in order. Each count and its place are sorted as one number.
    private static int[] ByCount(ReadOnlySpan<int> counts, int least)
    {
        var found = new List<ulong>(counts.Length);
        for (var place = 0; place < counts.Length; place++)
        {
            if (counts[place] >= least)
            {
                found.Add(((ulong)(int.MaxValue - counts[place]) << 32) | (uint)place);
            }
        }

        found.Sort();
        return [.. found.Select(f => (int)f)];
    }
}
