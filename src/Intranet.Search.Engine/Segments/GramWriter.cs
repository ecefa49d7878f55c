using System.Text;

namespace Intranet.Search.Engine;

/// <summary>Writes which n-grams the Swedish words of a segment hold, and in how many open documents their words stand, summed over the words.</summary>
internal static class GramWriter
{
    public static void Write(SegmentSource source, ForwardWriter forward, ByteWriter[] sections)
    {
        var entries = new List<ulong>();
        Span<uint> hashes = stackalloc uint[Grams.MaxPerWord];
        Span<char> text = stackalloc char[Analyzer.MaxWordLength];
        for (var place = 0; place < source.Words.Count; place++)
        {
            var word = source.Words[place];
            if (word[0] != TermSpace.Of(Language.Swedish))
            {
                continue;
            }

            var length = Encoding.UTF8.GetChars(word.AsSpan(1), text);
            var count = Grams.Of(text[..length], hashes);
            for (var i = 0; i < count; i++)
            {
                entries.Add(((ulong)hashes[i] << 32) | (uint)forward.RankOfPlace[place]);
            }
        }

        entries.Sort();
        WriteLists(entries, source.OpenFrequencies, forward.PlaceOfRank, sections);
    }

    private static void WriteLists(List<ulong> entries, ReadOnlySpan<int> frequencies, int[] placeOfRank, ByteWriter[] sections)
    {
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
