namespace Intranet.Search.Engine;

/// <summary>A dictionary of a segment that is merged, read once from the start, and several of them walked together in order.</summary>
internal sealed class MergeTerms
{
    // All terms in one row: one object for each would only burden the collector.
    private readonly ByteWriter terms = new();
    private readonly int[] starts;
    private readonly TermInfo[] infos;

    public MergeTerms(TermDictionary dictionary)
    {
        starts = new int[dictionary.Count + 1];
        infos = new TermInfo[dictionary.Count];
        var walk = dictionary.At(0);
        while (walk.MoveNext())
        {
            terms.Bytes(walk.Current);
            starts[walk.Ordinal + 1] = terms.Length;
            infos[walk.Ordinal] = walk.Info;
        }
    }

    public int Count => infos.Length;

    public TermInfo Info(int term) => infos[term];

    /// <summary>Calls back for each term of any of the dictionaries, in order, with its place in each; -1 where it is missing.</summary>
    public static void Walk(IReadOnlyList<MergeTerms> dictionaries, Action<byte[], int[]> found)
    {
        var next = new int[dictionaries.Count];
        var places = new int[dictionaries.Count];
        while (true)
        {
            var isAny = false;
            ReadOnlySpan<byte> least = default;
            for (var i = 0; i < next.Length; i++)
            {
                places[i] = -1;
                if (next[i] >= dictionaries[i].Count)
                {
                    continue;
                }

                var term = dictionaries[i].Term(next[i]);
                var order = isAny ? term.SequenceCompareTo(least) : -1;
                if (order > 0)
                {
                    continue;
                }

                if (order < 0)
                {
                    places.AsSpan(0, i).Fill(-1);
                    least = term;
                    isAny = true;
                }

                places[i] = next[i];
            }

            if (!isAny)
            {
                return;
            }

            for (var i = 0; i < next.Length; i++)
            {
                next[i] += places[i] >= 0 ? 1 : 0;
            }

            found(least.ToArray(), places);
        }
    }

    private ReadOnlySpan<byte> Term(int place)
    {
        var start = starts[place];
        return terms.Written[start..starts[place + 1]];
    }
}
