namespace Intranet.Search.Engine;

/// <summary>A number for each of some pairs of neighbours: first how often they meet, or what they become. Open addressing, never more than half full.</summary>
internal sealed class NeighbourTable
{
    // A bit for each pair that was set, by other bits of its hash: most pairs are not, and that is known without a look at the table.
    private const int FilterSize = 1 << 18;

    private readonly ulong[] keys;
    private readonly int[] values;
    private readonly ulong[] maybe = new ulong[FilterSize / 64];
    private readonly int mask;
    private int held;

    public NeighbourTable(int atMost)
    {
        var size = 1 << Math.Clamp(System.Numerics.BitOperations.Log2((uint)Math.Max(1, atMost)) + 2, 10, 22);
        (keys, values, mask) = (new ulong[size], new int[size], size - 1);
    }

    /// <summary>The place of a pair in a sketch of so many bits.</summary>
    public static int SketchPlace(int first, int second, int bits) => (int)(Hash(Key(first, second)) >> (64 - bits));

    /// <summary>Counts a meeting; a pair that is new when the table is full is passed over.</summary>
    public void Count(int first, int second)
    {
        var key = Key(first, second);
        var at = Find(key, Hash(key));
        if (keys[at] == 0)
        {
            if (held * 2 > mask)
            {
                return;
            }

            keys[at] = key;
            held++;
        }

        values[at]++;
    }

    public void Set(int first, int second, int value)
    {
        var key = Key(first, second);
        var at = Find(key, Hash(key));
        keys[at] = key;
        values[at] = value;
        var bit = FilterBit(Hash(key));
        maybe[bit >> 6] |= 1UL << bit;
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
            if (i + 1 < numbers.Length && (number | numbers[i + 1]) >= 0)
            {
                var key = Key(number, numbers[i + 1]);
                var hash = Hash(key);
                var bit = FilterBit(hash);
                if ((maybe[bit >> 6] >> bit & 1) != 0)
                {
                    var at = Find(key, hash);
                    if (keys[at] != 0)
                    {
                        number = values[at];
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

    private int Find(ulong key, ulong hash)
    {
        var at = (int)(hash >> 40) & mask;
        while (keys[at] != 0 && keys[at] != key)
        {
            at = (at + 1) & mask;
        }

        return at;
    }
}
