namespace Intranet.Search.Engine;

/// <summary>
/// Writes each document as its words in order. Words are numbered by how often they are written, so that frequent ones become short; in a segment that will
/// live long, frequent runs of words become one number.
/// </summary>
internal sealed class ForwardWriter
{
    private readonly SegmentSource source;
    private readonly WordPhrases phrases;

    // For each field its number, how many numbers it became, and these.
    private readonly IntBuffer joined = new(4_096);
    private readonly List<int> starts = [];

    /// <param name="source">The documents.</param>
    /// <param name="pairs">Reads the words of each along.</param>
    public ForwardWriter(SegmentSource source, PairWriter pairs)
    {
        this.source = source;
        phrases = new WordPhrases(source.Words.Count);
        if (source.IsLasting)
        {
            phrases.Learn(source);
        }

        var counts = Join(pairs);
        PlaceOfRank = ByCount(counts.AsSpan(0, source.Words.Count), 0);
        RankOfPlace = Inverse(PlaceOfRank, source.Words.Count);
    }

    /// <summary>Words by place in order of rank.</summary>
    public int[] PlaceOfRank { get; }

    public int[] RankOfPlace { get; }

    private int[] Counts { get; set; } = [];

    public void Write(ByteWriter[] sections)
    {
        var words = source.Words.Count;
        var used = ByCount(Counts.AsSpan(words), 1);
        var numberOfPhrase = Inverse(used, phrases.Count);
        var code = WordCode.Best([.. PlaceOfRank.Select(p => Counts[p])], [.. used.Select(p => Counts[words + p])]);
        WritePhrases(code, used, sections);

        var forward = new ByteWriter(joined.Count + 16);
        var offsets = new int[starts.Count + 1];
        var numbers = joined.Items;
        for (var document = 0; document < starts.Count; document++)
        {
            offsets[document] = forward.Length;
            var end = document + 1 < starts.Count ? starts[document + 1] : numbers.Length;
            for (var at = starts[document]; at < end;)
            {
                forward.Varint((uint)((numbers[at + 1] * source.Fields.Count) + numbers[at]));
                var fieldEnd = at + 2 + numbers[at + 1];
                for (at += 2; at < fieldEnd; at++)
                {
                    if (numbers[at] < words)
                    {
                        code.WriteWord(forward, RankOfPlace[numbers[at]]);
                    }
                    else
                    {
                        code.WritePhrase(forward, numberOfPhrase[numbers[at] - words]);
                    }
                }
            }
        }

        offsets[^1] = forward.Length;
        OffsetTable.Write(sections[(int)Section.ForwardOffsets], offsets);
        sections[(int)Section.Forward] = forward;
    }

    private int[] Join(PairWriter pairs)
    {
        Counts = new int[source.Words.Count + phrases.Count];
        for (var document = 0; document < source.Rows.Count; document++)
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
                foreach (var number in joined.Items[start..])
                {
                    Counts[number]++;
                }
            }
        }

        return Counts;
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

    private static int[] ByCount(ReadOnlySpan<int> counts, int least)
    {
        var copy = counts.ToArray();
        return [.. Enumerable.Range(0, copy.Length).Where(i => copy[i] >= least).OrderByDescending(i => copy[i])];
    }

    private static int[] Inverse(int[] places, int count)
    {
        var inverse = new int[count];
        for (var i = 0; i < places.Length; i++)
        {
            inverse[places[i]] = i;
        }

        return inverse;
    }
}
