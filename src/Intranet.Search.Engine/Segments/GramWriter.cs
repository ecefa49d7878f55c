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
        for (var rank = 0; rank < forward.PlaceOfRank.Length; rank++)
        {
            var word = source.Words[forward.PlaceOfRank[rank]];
            if (word[0] != TermSpace.Of(Language.Swedish))
            {
                continue;
            }

            var length = Encoding.UTF8.GetChars(word.AsSpan(1), text);
            var count = Grams.Of(text[..length], hashes);
            for (var i = 0; i < count; i++)
            {
                entries.Add(((ulong)hashes[i] << 32) | (uint)rank);
            }
        }

        WriteLists(SortedByUpperHalf(entries), source.OpenFrequencies, forward.PlaceOfRank, sections);
    }

    // What is equal in its upper half stays in order (radix sort by eleven bits at a time, the lowest first: D. Knuth, "The Art of Computer Programming",
    // volume 3, 5.2.5).
    private static ulong[] SortedByUpperHalf(List<ulong> entries)
    {
        const int Bits = 11;
        var (from, to) = (entries.ToArray(), new ulong[entries.Count]);
        var ends = new int[1 << Bits];
        for (var shift = 32; shift < 64; shift += Bits)
        {
            ends.AsSpan().Clear();
            foreach (var entry in from)
            {
                ends[(entry >> shift) & ((1 << Bits) - 1)]++;
            }

            for (int i = 0, sum = 0; i < ends.Length; i++)
            {
                (ends[i], sum) = (sum, sum + ends[i]);
            }

            foreach (var entry in from)
            {
                to[ends[(entry >> shift) & ((1 << Bits) - 1)]++] = entry;
            }

            (from, to) = (to, from);
        }

        return from;
    }

    private static void WriteLists(ulong[] entries, ReadOnlySpan<int> frequencies, int[] placeOfRank, ByteWriter[] sections)
    {
        var (hashes, sums, starts) = (new List<uint>(), new List<uint>(), new List<uint>());
        var words = sections[(int)Section.GramWords];
        for (var i = 0; i < entries.Length;)
        {
            var hash = (uint)(entries[i] >> 32);
            hashes.Add(hash);
            starts.Add((uint)words.Length);
            var (before, sum) = (-1L, 0L);
            for (; i < entries.Length && (uint)(entries[i] >> 32) == hash; i++)
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
