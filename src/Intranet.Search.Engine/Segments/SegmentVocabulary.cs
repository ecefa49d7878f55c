namespace Intranet.Search.Engine;

/// <summary>The words and terms of a segment in their final order. Words that no document uses any longer are left out.</summary>
internal sealed class SegmentVocabulary
{
    private readonly WordTable table;
    private readonly int[] wordOfRank;

    public SegmentVocabulary(WordTable table, int[] counts)
    {
        this.table = table;
        var used = Enumerable.Range(0, counts.Length).Where(w => counts[w] > 0).ToArray();
        var texts = Array.ConvertAll(used, w => Bytes(table.Words[w]));
        Array.Sort(texts, used, ByteOrder.Instance);
        SortedWords = texts;
        SortedNumbers = used;
        PlaceOfWord = new int[counts.Length];
        for (var place = 0; place < used.Length; place++)
        {
            PlaceOfWord[used[place]] = place;
        }

        wordOfRank = [.. used.OrderByDescending(w => counts[w]).ThenBy(w => PlaceOfWord[w])];
        RankOfWord = new int[counts.Length];
        for (var rank = 0; rank < wordOfRank.Length; rank++)
        {
            RankOfWord[wordOfRank[rank]] = rank;
        }
    }

    public int WordCount => SortedWords.Length;

    /// <summary>Words as written to the dictionary.</summary>
    public byte[][] SortedWords { get; }

    /// <summary>By place: the number in the word table.</summary>
    public int[] SortedNumbers { get; }

    public int[] PlaceOfWord { get; }

    public int[] RankOfWord { get; }

    /// <summary>Terms as written to the dictionary.</summary>
    public List<byte[]> Terms { get; } = [];

    /// <summary>By number in the word table: the place of the stem in <see cref="Terms"/>.</summary>
    public int[] TermOfWord { get; private set; } = [];

    /// <summary>By number in the word table: the place of the stem as a title term.</summary>
    public int[] TitleTermOfWord { get; private set; } = [];

    public string Text(int word) => table.Words[word];

    public void Write(ByteWriter[] sections)
    {
        var words = new TermDictionaryWriter(withPostings: false);
        foreach (var word in SortedWords)
        {
            words.Add(word);
        }

        sections[(int)Section.Words] = words.Finish();
        foreach (var word in wordOfRank)
        {
            sections[(int)Section.WordOfRank].UInt32((uint)PlaceOfWord[word]);
        }
    }

    /// <summary>Orders the stems of the words in use, and those of the words that stand in titles once more as title terms.</summary>
    public void PrepareTerms(bool[] inTitle)
    {
        var used = new bool[table.Stems.Count];
        var titled = new bool[table.Stems.Count];
        foreach (var word in SortedNumbers)
        {
            used[table.StemOf[word]] = true;
            titled[table.StemOf[word]] |= inTitle[word];
        }

        var all = new List<(byte[] Term, int Stem, bool Title)>();
        for (var stem = 0; stem < used.Length; stem++)
        {
            if (used[stem])
            {
                all.Add((Bytes(table.Stems[stem]), stem, false));
            }

            if (titled[stem])
            {
                var term = Bytes(table.Stems[stem]);
                term[0] += TermSpace.Languages;
                all.Add((term, stem, true));
            }
        }

        all.Sort((a, b) => a.Term.AsSpan().SequenceCompareTo(b.Term));
        var (places, titlePlaces) = (new int[used.Length], new int[used.Length]);
        for (var place = 0; place < all.Count; place++)
        {
            (all[place].Title ? titlePlaces : places)[all[place].Stem] = place;
            Terms.Add(all[place].Term);
        }

        TermOfWord = [.. table.StemOf.Select(s => places[s])];
        TitleTermOfWord = [.. table.StemOf.Select(s => titlePlaces[s])];
    }

    public void WriteTermSections(ByteWriter[] sections)
    {
        foreach (var word in wordOfRank)
        {
            sections[(int)Section.TermOfRank].UInt32((uint)TermOfWord[word]);
        }

        var swedish = Enumerable.Range(0, Terms.Count).Where(t => Terms[t][0] == TermSpace.Of(Language.Swedish)).ToArray();
        var backwards = Array.ConvertAll(swedish, t => Reversed(Terms[t]));
        Array.Sort(backwards, swedish, ByteOrder.Instance);
        sections[(int)Section.Backwards].Array<int>(swedish);
    }

    private static byte[] Bytes(string word) => TermSpace.Term((byte)word[0], word.AsSpan(1));

    private static byte[] Reversed(byte[] term)
    {
        var reversed = term.AsSpan(1).ToArray();
        reversed.AsSpan().Reverse();
        return reversed;
    }
}
