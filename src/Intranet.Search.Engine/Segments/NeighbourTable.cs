namespace Intranet.Search.Engine;

/// <summary>A number for each of some pairs of neighbours: first how often they meet, or what they become. Open addressing, never more than half full.</summary>
internal sealed class NeighbourTable
{
    private readonly ulong[] keys;
    private readonly int[] values;
    private readonly ulong[] starts = new ulong[1_024];
    private readonly int mask;
    private int held;

    public NeighbourTable(int atMost)
    {
        var size = 1 << Math.Clamp(System.Numerics.BitOperations.Log2((uint)Math.Max(1, atMost)) + 2, 10, 22);
        (keys, values, mask) = (new ulong[size], new int[size], size - 1);
    }

    /// <summary>Counts a meeting; a pair that is new when the table is full is passed over.</summary>
    public void Count(int first, int second)
    {
        var at = Find(first, second);
        if (keys[at] == 0)
        {
            if (held * 2 > mask)
            {
                return;
            }

            keys[at] = Key(first, second);
            held++;
        }

        values[at]++;
    }

    public void Set(int first, int second, int value)
    {
        var at = Find(first, second);
        keys[at] = Key(first, second);
        values[at] = value;
        starts[(first >> 6) & 1_023] |= 1UL << first;
    }

    /// <summary>The pairs that meet most often, at most so many and each at least so often; the same for the same counts.</summary>
    public List<(int First, int Second)> Frequent(int most, int least) =>
        [.. Enumerable.Range(0, keys.Length).Where(i => values[i] >= least).OrderByDescending(i => values[i]).ThenBy(i => keys[i]).Take(most)
            .Select(i => ((int)((keys[i] - 1) >> 32), (int)(keys[i] - 1)))];

    /// <summary>Puts the number of a pair in the place of both, from left to right, and returns how many numbers are left. Below zero is a border.</summary>
    public int Join(Span<int> numbers)
    {
        var count = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = numbers[i];
            if (i + 1 < numbers.Length && (starts[(number >> 6) & 1_023] >> number & 1) != 0 && number >= 0 && numbers[i + 1] >= 0)
            {
                var at = Find(number, numbers[i + 1]);
                if (keys[at] != 0)
                {
                    number = values[at];
                    i++;
                }
            }

            numbers[count++] = number;
        }

        return count;
    }

    private static ulong Key(int first, int second) => (((ulong)(uint)first << 32) | (uint)second) + 1;

    private int Find(int first, int second)
    {
        var key = Key(first, second);
        var hash = key * 0x9E3779B97F4A7C15UL;
        var at = (int)(hash >> 40) & mask;
        while (keys[at] != 0 && keys[at] != key)
        {
            at = (at + 1) & mask;
        }

        return at;
    }
}
