using System.Buffers;

namespace Intranet.Search.Engine;

/// <summary>
/// For each word of a segment what it means to a question: which stem it is, and which pieces it holds. Filled from the lists of
/// pieces, so that a document's words are looked up by number alone.
/// </summary>
internal sealed class SegmentWords
{
    private readonly int[] slotOfRank;
    private readonly List<(int Stem, int GramsAt, int GramsCount)> slots = [];
    private readonly List<int> grams = [];

    public SegmentWords(Segment segment, RerankQuery query)
    {
        slotOfRank = ArrayPool<int>.Shared.Rent(Math.Max(1, segment.WordCount));
        Array.Clear(slotOfRank, 0, segment.WordCount);
        slots.Add((-1, 0, 0));
        var found = new List<(int Rank, int Gram)>();
        for (var gram = 0; gram < query.Grams.Length; gram++)
        {
            var reader = new ByteReader(GramIndex.Words(segment, query.Grams[gram]));
            for (var rank = -1; reader.Remaining > 0;)
            {
                rank += (int)reader.Varint();
                found.Add((rank, gram));
            }
        }

        found.Sort();
        for (var i = 0; i < found.Count;)
        {
            var rank = found[i].Rank;
            var start = grams.Count;
            for (; i < found.Count && found[i].Rank == rank; i++)
            {
                grams.Add(found[i].Gram);
            }

            slotOfRank[rank] = slots.Count;
            slots.Add((-1, start, grams.Count - start));
        }

        AddStems(segment, query);
    }

    public (int Stem, int GramsAt, int GramsCount) Slot(int rank) => slots[slotOfRank[rank]];

    public int Gram(int at) => grams[at];

    public void Return() => ArrayPool<int>.Shared.Return(slotOfRank);

    private void AddStems(Segment segment, RerankQuery query)
    {
        var terms = segment.Array<int>(Section.TermOfRank);
        for (var stem = 0; stem < query.Stems.Length; stem++)
        {
            if (!segment.Terms.TryFind(TermSpace.Term(TermSpace.Of(query.Language), query.Stems[stem]), out var info))
            {
                continue;
            }

            for (var rank = terms.IndexOf(info.Ordinal); rank >= 0;)
            {
                var slot = slotOfRank[rank];
                if (slot == 0)
                {
                    slotOfRank[rank] = slots.Count;
                    slots.Add((stem, 0, 0));
                }
                else
                {
                    slots[slot] = slots[slot] with { Stem = stem };
                }

                var next = terms[(rank + 1)..].IndexOf(info.Ordinal);
                rank = next < 0 ? -1 : rank + 1 + next;
            }
        }
    }
}
