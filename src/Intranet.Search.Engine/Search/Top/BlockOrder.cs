namespace Intranet.Search.Engine;

/// <summary>
/// The blocks of a list from the greatest bound down, nearly: by one counting sort into steps of the bound. Kept from search to search.
/// </summary>
internal sealed class BlockOrder
{
    private const int Steps = 256;

    private readonly int[] starts = new int[Steps + 1];
    private int[] bounds = [];
    private int[] blocks = [];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Bounds => bounds.AsSpan(0, Count);

    /// <summary>The blocks in order; each bound is greater than all that come a step later.</summary>
    public ReadOnlySpan<int> Blocks => blocks.AsSpan(0, Count);

    /// <summary>Room for the bounds of some blocks.</summary>
    public Span<int> Start(int count)
    {
        if (bounds.Length < count)
        {
            (bounds, blocks) = (new int[count * 2], new int[count * 2]);
        }

        Count = count;
        return bounds.AsSpan(0, count);
    }

    /// <summary>Orders the blocks whose bounds were filled in; none is greater than <paramref name="greatest"/>.</summary>
    public void Finish(int greatest)
    {
        Array.Clear(starts);
        var scale = (Steps - 1) / (float)Math.Max(1, greatest);
        foreach (var bound in Bounds)
        {
            starts[StepOf(bound, scale) + 1]++;
        }

        for (var step = 0; step < Steps; step++)
        {
            starts[step + 1] += starts[step];
        }

        for (var block = 0; block < Count; block++)
        {
            blocks[starts[StepOf(bounds[block], scale)]++] = block;
        }
    }

    private static int StepOf(int bound, float scale) => Math.Clamp(Steps - 1 - (int)(bound * scale), 0, Steps - 1);
}
