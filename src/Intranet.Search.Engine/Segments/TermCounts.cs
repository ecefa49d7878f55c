namespace Intranet.Search.Engine;

/// <summary>For each document its terms and how much each counts, gathered while the document is read; then terms with their documents, by counting sort.</summary>
internal sealed class TermCounts
{
    private readonly IntBuffer ids = new(4_096);
    private readonly IntBuffer counts = new(4_096);
    private readonly List<int> starts = [];
    private readonly IntBuffer frequencies = new();
    private readonly IntBuffer lastPlace = new();
    private int start;

    public static int Id(int stem) => 2 * stem;

    public static int TitleId(int stem) => (2 * stem) + 1;

    /// <summary>In how many documents a term is.</summary>
    public int Frequency(int id) => id < frequencies.Count ? frequencies[id] : 0;

    public void StartDocument()
    {
        start = ids.Count;
        starts.Add(start);
    }

    /// <summary>Counts an occurrence in the document that was started last.</summary>
    public void Add(int id, int weight)
    {
        while (lastPlace.Count <= id)
        {
            lastPlace.Add(-1);
            frequencies.Add(0);
        }

        ref var place = ref lastPlace[id];
        if (place >= start)
        {
            counts[place] += weight;
            return;
        }

        place = ids.Count;
        ids.Add(id);
        counts.Add(weight);
        frequencies[id]++;
    }

    /// <summary>Gives the postings of terms in the order asked for.</summary>
    public void Invert(ReadOnlySpan<int> order, IReadOnlyList<byte[]> terms, TermSink sink)
    {
        var ends = new int[frequencies.Count];
        var end = 0;
        foreach (var id in order)
        {
            ends[id] = end;
            end += frequencies[id];
        }

        var (documents, weights) = (new int[end], new int[end]);
        for (var document = 0; document < starts.Count; document++)
        {
            var to = document + 1 < starts.Count ? starts[document + 1] : ids.Count;
            for (var i = starts[document]; i < to; i++)
            {
                ref var at = ref ends[ids[i]];
                documents[at] = document;
                weights[at++] = counts[i];
            }
        }

        for (var place = 0; place < order.Length; place++)
        {
            var count = frequencies[order[place]];
            var from = ends[order[place]] - count;
            sink(terms[place], documents.AsSpan(from, count), weights.AsSpan(from, count));
        }
    }
}
