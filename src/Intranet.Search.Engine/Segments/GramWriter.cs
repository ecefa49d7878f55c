namespace Intranet.Search.Engine;

/// <summary>Writes which n-grams the Swedish words of a segment hold, and in how many open documents their words stand, summed over the words.</summary>
internal static class GramWriter
{
    public static void Write(SegmentVocabulary vocabulary, int[] frequencies, ByteWriter[] sections)
    {
        var entries = new List<ulong>();
        Span<uint> hashes = stackalloc uint[Grams.MaxPerWord];
        for (var place = 0; place < vocabulary.WordCount; place++)
        {
            if (vocabulary.SortedWords[place][0] != TermSpace.Of(Language.Swedish))
            {
                continue;
            }

            var word = vocabulary.SortedNumbers[place];
            var count = Grams.Of(vocabulary.Text(word).AsSpan(1), hashes);
            for (var i = 0; i < count; i++)
            {
                entries.Add(((ulong)hashes[i] << 32) | (uint)vocabulary.RankOfWord[word]);
            }
        }

        entries.Sort();
        WriteLists(entries, vocabulary, frequencies, sections);
    }

    private static void WriteLists(List<ulong> entries, SegmentVocabulary vocabulary, int[] frequencies, ByteWriter[] sections)
    {
        var placeOfRank = new int[vocabulary.WordCount];
        for (var place = 0; place < vocabulary.WordCount; place++)
        {
            placeOfRank[vocabulary.RankOfWord[vocabulary.SortedNumbers[place]]] = place;
        }

        var (hashes, sums, starts) = (new List<uint>(), new List<uint>(), new List<uint>());
        var words = sections[(int)Section.GramWords];
        for (var i = 0; i < entries.Count;)
        {
            var hash = (uint)(entries[i] >> 32);
            hashes.Add(hash);
            starts.Add((uint)words.Length);
            var (before, sum) = (-1L, 0L);
            for (; i < entries.Count && (uint)(entries[i] >> 32) == hash; i++)
            {
                // A word that holds the piece twice is listed once more with a gap of nothing.
                var rank = (long)(uint)entries[i];
                words.Varint((uint)(rank == before ? 0 : rank - before));
                sum += rank == before ? 0 : frequencies[placeOfRank[rank]];
                before = rank;
            }

            sums.Add((uint)Math.Min(uint.MaxValue, sum));
        }

        starts.Add((uint)words.Length);
        var output = sections[(int)Section.Grams];
        output.UInt32((uint)hashes.Count);
        output.Array<uint>(hashes.ToArray());
        output.Array<uint>(sums.ToArray());
        output.Array<uint>(starts.ToArray());
    }
}
