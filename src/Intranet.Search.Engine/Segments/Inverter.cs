namespace Intranet.Search.Engine;

/// <summary>Takes the postings of one numbered thing.</summary>
internal delegate void PostingsSink(int number, ReadOnlySpan<int> documents, ReadOnlySpan<int> counts);

/// <summary>
/// Turns documents with numbered things into things with documents, in order, by counting sort. Goes over them several times
/// where there are many, so that it never holds more than a fixed number of postings.
/// </summary>
internal ref struct Inverter
{
    private const int PostingsAtOnce = 16_000_000;

    private readonly ReadOnlySpan<int> things;
    private readonly ReadOnlySpan<int> starts;
    private readonly int[] frequencies;
    private readonly int[] lastDocument;

    /// <param name="things">What the documents hold, one document after the other; a thing stands there as often as the document holds it.</param>
    /// <param name="starts">Where each document starts.</param>
    /// <param name="count">How many different things there are.</param>
    public Inverter(ReadOnlySpan<int> things, ReadOnlySpan<int> starts, int count)
    {
        this.things = things;
        this.starts = starts;
        frequencies = new int[count];
        lastDocument = new int[count];
        for (var document = 0; document < starts.Length; document++)
        {
            foreach (var thing in Of(document))
            {
                if (lastDocument[thing] != document + 1)
                {
                    lastDocument[thing] = document + 1;
                    frequencies[thing]++;
                }
            }
        }

        lastDocument.AsSpan().Clear();
    }

    public readonly void Run(PostingsSink sink)
    {
        for (var from = 0; from < frequencies.Length;)
        {
            var (to, total) = (from, 0L);
            while (to < frequencies.Length && (to == from || total + frequencies[to] <= PostingsAtOnce))
            {
                total += frequencies[to++];
            }

            if (total > 0)
            {
                RunPart(from, to, (int)total, sink);
            }

            from = to;
        }
    }

    private readonly void RunPart(int from, int to, int total, PostingsSink sink)
    {
        var ends = new int[to - from];
        for (int i = from, sum = 0; i < to; sum += frequencies[i++])
        {
            ends[i - from] = sum;
        }

        var (postings, counts) = (new int[total], new int[total]);
        for (var document = 0; document < starts.Length; document++)
        {
            foreach (var thing in Of(document))
            {
                if (thing < from || thing >= to)
                {
                    continue;
                }

                ref var end = ref ends[thing - from];
                if (lastDocument[thing] == document + 1)
                {
                    counts[end - 1]++;
                    continue;
                }

                lastDocument[thing] = document + 1;
                postings[end] = document;
                counts[end++] = 1;
            }
        }

        for (int i = from, at = 0; i < to; at += frequencies[i++])
        {
            if (frequencies[i] > 0)
            {
                sink(i, postings.AsSpan(at, frequencies[i]), counts.AsSpan(at, frequencies[i]));
            }
        }
    }

    private readonly ReadOnlySpan<int> Of(int document) => things[starts[document]..(document + 1 < starts.Length ? starts[document + 1] : things.Length)];
}
