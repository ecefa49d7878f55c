namespace Intranet.Search.Engine;

/// <summary>What a document holds of numbered things, one entry an occurrence.</summary>
internal delegate void Occurrences(int document, ref OccurrenceList list);

/// <summary>Takes the postings of one numbered thing.</summary>
internal delegate void PostingsSink(int number, ReadOnlySpan<int> documents, ReadOnlySpan<int> counts);

/// <summary>Occurrences of one document with their weights.</summary>
internal struct OccurrenceList
{
    private int[] numbers;
    private int[] weights;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<int> Numbers => numbers.AsSpan(0, Count);

    public readonly ReadOnlySpan<int> Weights => weights.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int number, int weight)
    {
        numbers ??= new int[256];
        weights ??= new int[256];
        if (Count == numbers.Length)
        {
            Array.Resize(ref numbers, Count * 2);
            Array.Resize(ref weights, Count * 2);
        }

        numbers[Count] = number;
        weights[Count++] = weight;
    }
}

/// <summary>
/// Turns documents with numbered things into things with documents, in order, by counting sort. Goes over the documents several times
/// so that it never holds more than a fixed number of postings.
/// </summary>
internal static class Inverter
{
    private const int PostingsAtOnce = 16_000_000;

    public static void Run(int documents, int numbers, Occurrences occurrences, PostingsSink sink)
    {
        var frequency = new int[numbers];
        var seen = new int[numbers];
        var list = default(OccurrenceList);
        for (var d = 0; d < documents; d++)
        {
            list.Clear();
            occurrences(d, ref list);
            foreach (var number in list.Numbers)
            {
                if (seen[number] != d + 1)
                {
                    seen[number] = d + 1;
                    frequency[number]++;
                }
            }
        }

        for (var from = 0; from < numbers;)
        {
            var to = from;
            var total = 0L;
            while (to < numbers && (to == from || total + frequency[to] <= PostingsAtOnce))
            {
                total += frequency[to++];
            }

            RunPart(documents, from, to, (int)total, frequency, occurrences, sink, ref list);
            from = to;
        }
    }

    private static void RunPart(
        int documents, int from, int to, int total, int[] frequency, Occurrences occurrences, PostingsSink sink, ref OccurrenceList list)
    {
        if (total == 0)
        {
            return;
        }

        var ends = new int[to - from];
        for (int i = from, sum = 0; i < to; i++)
        {
            ends[i - from] = sum;
            sum += frequency[i];
        }

        var lastDocument = new int[to - from];
        var postings = new int[total];
        var counts = new int[total];
        for (var d = 0; d < documents; d++)
        {
            list.Clear();
            occurrences(d, ref list);
            var numbers = list.Numbers;
            var weights = list.Weights;
            for (var i = 0; i < numbers.Length; i++)
            {
                if (numbers[i] < from || numbers[i] >= to)
                {
                    continue;
                }

                ref var end = ref ends[numbers[i] - from];
                ref var last = ref lastDocument[numbers[i] - from];
                if (last == d + 1)
                {
                    counts[end - 1] += weights[i];
                    continue;
                }

                last = d + 1;
                postings[end] = d;
                counts[end++] = weights[i];
            }
        }

        for (int i = from, at = 0; i < to; at += frequency[i++])
        {
            if (frequency[i] > 0)
            {
                sink(i, postings.AsSpan(at, frequency[i]), counts.AsSpan(at, frequency[i]));
            }
        }
    }
}
