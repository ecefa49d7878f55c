using System.Buffers;

namespace Intranet.Search.Engine;

/// <summary>In how many open documents any of some terms stands.</summary>
internal static class UnionFrequency
{
    public static long Of(CorpusStatistics statistics, IReadOnlyList<byte[]> terms)
    {
        long sum = 0;
        foreach (var live in statistics.Segments)
        {
            var cursors = PreparedGroup.OpenCursors(live, terms);
            if (cursors.Count == 0)
            {
                continue;
            }

            var set = ArrayPool<ulong>.Shared.Rent(live.Open.Length);
            var found = set.AsSpan(0, live.Open.Length);
            found.Clear();
            foreach (var cursor in cursors)
            {
                for (var block = 0; block < cursor.BlockCount; block++)
                {
                    cursor.Load(block);
                    foreach (var document in cursor.Documents)
                    {
                        found[document >> 6] |= 1UL << document;
                    }
                }
            }

            for (var i = 0; i < found.Length; i++)
            {
                found[i] &= live.Open[i];
            }

            sum += Bitmap.Count(found);
            ArrayPool<ulong>.Shared.Return(set);
        }

        return sum;
    }
}
