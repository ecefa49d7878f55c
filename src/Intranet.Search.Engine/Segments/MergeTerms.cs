namespace Intranet.Search.Engine;

/// <summary>A dictionary of a segment that is merged, read once from the start, and several of them walked together in order.</summary>
internal sealed class MergeTerms
{
    private readonly byte[][] terms;
    private readonly TermInfo[] infos;

    public MergeTerms(TermDictionary dictionary)
    {
        terms = new byte[dictionary.Count][];
        infos = new TermInfo[dictionary.Count];
        var walk = dictionary.At(0);
        while (walk.MoveNext())
        {
            terms[walk.Ordinal] = walk.Current.ToArray();
            infos[walk.Ordinal] = walk.Info;
        }
    }

    public int Count => terms.Length;

    public TermInfo Info(int term) => infos[term];

    /// <summary>Calls back for each term of any of the dictionaries, in order, with its place in each; -1 where it is missing.</summary>
    public static void Walk(IReadOnlyList<MergeTerms> dictionaries, Action<byte[], int[]> found)
    {
        var next = new int[dictionaries.Count];
        var places = new int[dictionaries.Count];
        while (true)
        {
            byte[]? least = null;
            for (var i = 0; i < next.Length; i++)
            {
                places[i] = -1;
                if (next[i] >= dictionaries[i].Count)
                {
                    continue;
                }

                var term = dictionaries[i].terms[next[i]];
                var order = least is null ? -1 : term.AsSpan().SequenceCompareTo(least);
                if (order > 0)
                {
                    continue;
                }

                if (order < 0)
                {
                    places.AsSpan(0, i).Fill(-1);
                    least = term;
                }

                places[i] = next[i];
            }

            if (least is null)
            {
                return;
            }

            for (var i = 0; i < next.Length; i++)
            {
                next[i] += places[i] >= 0 ? 1 : 0;
            }

            found(least, places);
        }
    }
}
