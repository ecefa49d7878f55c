namespace Intranet.Search.Engine;

/// <summary>For each document its terms and how much each counts, gathered while the document is read; then terms with their documents, by counting sort.</summary>
/// <param name="before">What is not used any more, whose memory is taken over; null for none.</param>
internal sealed class TermCounts(TermCounts? before = null)
{
    private readonly IntBuffer ids = IntBuffer.InPlaceOf(before?.ids);
    private readonly IntBuffer counts = IntBuffer.InPlaceOf(before?.counts);
    private readonly IntBuffer starts = IntBuffer.InPlaceOf(before?.starts);
    private readonly IntBuffer documents = IntBuffer.InPlaceOf(before?.documents);
    private readonly IntBuffer weights = IntBuffer.InPlaceOf(before?.weights);
    private (int LastPlace, int Frequency)[] terms = [];
    private int start;

    public static int Id(int stem) => 2 * stem;

    public static int TitleId(int stem) => (2 * stem) + 1;

    /// <summary>In how many documents a term is.</summary>
    public int Frequency(int id) => id < terms.Length ? terms[id].Frequency : 0;

    public void StartDocument()
    {
        start = ids.Count;
        starts.Add(start);
    }

    /// <summary>Counts an occurrence in the document that was started last.</summary>
    public void Add(int id, int weight)
    {
        if (id >= terms.Length)
        {
            Array.Resize(ref terms, Math.Max(1_024, 2 * (id + 1)));
        }

        ref var term = ref terms[id];
        if (term.Frequency > 0 && term.LastPlace >= start)
        {
            counts[term.LastPlace] += weight;
            return;
        }

        term = (ids.Count, term.Frequency + 1);
        ids.Add(id);
        counts.Add(weight);
    }

    /// <summary>Gives the postings of terms in the order asked for.</summary>
    public void Invert(ReadOnlySpan<int> order, IReadOnlyList<byte[]> written, TermSink sink)
    {
        var ends = new int[terms.Length];
        var end = 0;
        foreach (var id in order)
        {
            ends[id] = end;
            end += terms[id].Frequency;
        }

        documents.Clear();
        weights.Clear();
        var ofTerms = documents.Take(end);
        var weightsOfTerms = weights.Take(end);
        for (var document = 0; document < starts.Count; document++)
        {
            var to = document + 1 < starts.Count ? starts[document + 1] : ids.Count;
            for (var i = starts[document]; i < to; i++)
            {
                ref var at = ref ends[ids[i]];
                ofTerms[at] = document;
                weightsOfTerms[at++] = counts[i];
            }
        }

        for (var place = 0; place < order.Length; place++)
        {
            var count = terms[order[place]].Frequency;
            var from = ends[order[place]] - count;
            sink(written[place], ofTerms.Slice(from, count), weightsOfTerms.Slice(from, count));
        }
    }
}
