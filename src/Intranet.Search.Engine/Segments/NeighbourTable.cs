using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>A number for each of some pairs of neighbours: first how often they meet, or what they become. Open addressing, never more than half full.</summary>
internal sealed class NeighbourTable
{
    // A bit for each pair that was set, by other bits of its hash: most pairs are not, and that is known without a look at the table.
    private const int FilterSize = 1 << 18;

    // What meets at least so often is told apart only when it is sorted.
    private const int MostTold = 1_023;

    private readonly Slot[] slots;
    private readonly ulong[] maybe = new ulong[FilterSize / 64];
    private readonly int mask;
    private int held;

    public NeighbourTable(int atMost)
    {
        var size = 1 << Math.Clamp(System.Numerics.BitOperations.Log2((uint)Math.Max(1, atMost)) + 2, 10, 22);
        (slots, mask) = (new Slot[size], size - 1);
    }

    /// <summary>The place of a pair in a sketch of so many bits.</summary>
    public static int SketchPlace(int first, int second, int bits) => (int)(Hash(Key(first, second)) >> (64 - bits));

    /// <summary>Counts a meeting; a pair that is new when the table is full is passed over.</summary>
    public void Count(int first, int second)
    {
        var key = Key(first, second);
        ref var slot = ref slots[Find(key, Hash(key))];
        if (slot.Key == 0)
        {
            if (held * 2 > mask)
            {
                return;
            }

            slot.Key = key;
            held++;
        }

        slot.Value++;
    }

    public void Set(int first, int second, int value)
    {
        var key = Key(first, second);
        slots[Find(key, Hash(key))] = new Slot { Key = key, Value = value };
        var bit = FilterBit(Hash(key));
        maybe[bit >> 6] |= 1UL << bit;
    }

    /// <summary>The pairs that meet most often, at most so many and each at least so often; the same for the same counts.</summary>
    public List<(int First, int Second)> Frequent(int most, int least)
    {
        var enough = Math.Max(least, LeastOf(most));
        var found = new List<Slot>();
        foreach (var slot in slots)
        {
            if (slot.Value >= enough)
            {
                found.Add(slot);
            }
        }

        found.Sort(static (a, b) => a.Value == b.Value ? a.Key.CompareTo(b.Key) : b.Value.CompareTo(a.Value));
        return found[..Math.Min(most, found.Count)].ConvertAll(s => ((int)((s.Key - 1) >> 32), (int)(s.Key - 1)));
    }

    /// <summary>Puts the number of a pair in the place of both, from left to right, and returns how many numbers are left. Below zero is a border.</summary>
    public int Join(Span<int> numbers)
    {
        var count = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = numbers[i];
            if (i + 1 < numbers.Length)
            {
                // A border is in no pair that was set.
                var key = Key(number, numbers[i + 1]);
                var hash = Hash(key);
                if (MayHold(hash))
                {
                    ref readonly var found = ref slots[Find(key, hash)];
                    if (found.Key != 0)
                    {
                        number = found.Value;
                        i++;
                    }
                }
            }

            numbers[count++] = number;
        }

        return count;
    }

    private static ulong Key(int first, int second) => (((ulong)(uint)first << 32) | (uint)second) + 1;

    private static ulong Hash(ulong key) => key * 0x9E3779B97F4A7C15UL;

    private static int FilterBit(ulong hash) => (int)(hash >> 46);

    private bool MayHold(ulong hash)
    {
        var bit = FilterBit(hash);
        return (maybe[bit >> 6] >> bit & 1) != 0;
    }

    // At least how often a pair has to meet, to be one of so many: most meet seldom, and need not be sorted.
    private int LeastOf(int most)
    {
        var pairs = new int[MostTold + 1];
        foreach (var slot in slots)
        {
            pairs[Math.Min(slot.Value, MostTold)]++;
        }

        var times = MostTold;
        for (var above = pairs[times]; times > 0 && above < most; above += pairs[times])
        {
            times--;
        }

        return times;
    }

    private int Find(ulong key, ulong hash)
    {
        var at = (int)(hash >> 40) & mask;
        while (slots[at].Key != 0 && slots[at].Key != key)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    // A key of nothing is free. Packed, so that more of a table lies near the processor.
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private struct Slot
    {
        public ulong Key;

        public int Value;
    }
}
