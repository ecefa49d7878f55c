namespace Intranet.Search.Engine;

/// <summary>Keeps the best of many candidates: a heap with the worst on top.</summary>
internal sealed class TopCandidates(int capacity)
{
    private readonly Candidate[] heap = new Candidate[Math.Max(capacity, 1)];
    private int count;

    public bool IsFull => count == heap.Length;

    /// <summary>What a candidate has to reach to be kept once the heap is full; before that everything is.</summary>
    public long Threshold => IsFull ? heap[0].Order : long.MinValue;

    /// <summary>Whether a candidate may be kept, by what it is ordered by and the upper half of what settles equal orders.</summary>
    public bool MayKeep(long order, uint tie) =>
        !IsFull || order > heap[0].Order || (order == heap[0].Order && tie <= (uint)(heap[0].Tie >> 32));

    public void Add(in Candidate candidate)
    {
        if (!IsFull)
        {
            heap[count] = candidate;
            Rise(count++);
            return;
        }

        if (candidate.IsBefore(heap[0]))
        {
            heap[0] = candidate;
            Sink();
        }
    }

    /// <summary>All that were kept, best first.</summary>
    public List<Candidate> Take()
    {
        var all = heap.AsSpan(0, count).ToArray();
        Array.Sort(all, (a, b) => a.Order != b.Order ? b.Order.CompareTo(a.Order) : a.Tie.CompareTo(b.Tie));
        return [.. all];
    }

    private void Rise(int at)
    {
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (!heap[parent].IsBefore(heap[at]))
            {
                return;
            }

            (heap[parent], heap[at]) = (heap[at], heap[parent]);
            at = parent;
        }
    }

    private void Sink()
    {
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= count)
            {
                return;
            }

            if (child + 1 < count && heap[child].IsBefore(heap[child + 1]))
            {
                child++;
            }

            if (!heap[at].IsBefore(heap[child]))
            {
                return;
            }

            (heap[at], heap[child]) = (heap[child], heap[at]);
            at = child;
        }
    }
}
