namespace Intranet.Search.Engine;

/// <summary>A growing row of numbers.</summary>
internal sealed class IntBuffer(int capacity = 256)
{
    private int[] items = new int[capacity];

    public int Count { get; private set; }

    /// <summary>An empty one, in the memory of another that is not used any more.</summary>
    public static IntBuffer InPlaceOf(IntBuffer? before)
    {
        before?.Clear();
        return before ?? new IntBuffer(4_096);
    }

    public Span<int> Items => items.AsSpan(0, Count);

    public ref int this[int at] => ref items[at];

    public void Add(int value)
    {
        if (Count == items.Length)
        {
            Grow(1);
        }

        items[Count++] = value;
    }

    /// <summary>Room for further numbers, which the caller fills.</summary>
    public Span<int> Take(int count)
    {
        Reserve(count);
        Count += count;
        return items.AsSpan(Count - count, count);
    }

    /// <summary>Makes room for so many further numbers at once.</summary>
    public void Reserve(int count)
    {
        if (items.Length - Count < count)
        {
            Grow(count);
        }
    }

    public void Clear() => Count = 0;

    /// <summary>Forgets what was added beyond a count.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    private void Grow(int count)
    {
        var larger = GC.AllocateUninitializedArray<int>((int)Math.Min(Array.MaxLength, Math.Max(2L * items.Length, (long)Count + count)));
        Items.CopyTo(larger);
        items = larger;
    }
}
