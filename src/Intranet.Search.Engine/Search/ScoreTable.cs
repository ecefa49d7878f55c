using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Intranet.Search.Engine;

/// <summary>
/// Scores of one weight for every norm code and small frequencies, computed when first asked for. Scores are whole numbers,
/// <see cref="Scale"/> to one: their sums do not depend on the order of adding, so the same document scores the same wherever it lies.
/// </summary>
internal sealed class ScoreTable
{
    public const float Scale = 1 << 16;

    private const int Frequencies = 5;
    private const float RoundingError = 1e-6f;

    private readonly int[]?[] rows = new int[]?[Frequencies];
    private readonly float[] norms;
    private readonly float weight;

    public ScoreTable(float weight, NormTable norms)
    {
        this.norms = norms.Values;
        BoundNorms = norms.Bounds;
        this.weight = weight * Scale;
    }

    /// <summary>A bound for every posting there can be.</summary>
    public int Greatest => (int)weight + 1;

    /// <summary>For each norm code the k1 part of the formula.</summary>
    public static float[] Norms(Similarity similarity, float average) => NormTable.Of(similarity, average).Values;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Score(int frequency, byte norm)
    {
        var known = rows;
        return (uint)frequency < (uint)known.Length && known[frequency] is { } row ? row[norm] : Slowly(frequency, norm);
    }

    /// <summary>The scores of a frequency by norm code.</summary>
    public ReadOnlySpan<int> Row(int frequency)
    {
        if (frequency < Frequencies && rows[frequency] is { } known)
        {
            return known;
        }

        var row = new int[256];
        var count = Vector256.Create((float)frequency);
        for (var norm = 0; norm < row.Length; norm += Vector256<float>.Count)
        {
            var part = Vector256.Create(norms.AsSpan(norm, Vector256<float>.Count));
            Vector256.ConvertToInt32(Vector256.Create(weight) * count / (count + part)).CopyTo(row, norm);
        }

        if (frequency < Frequencies)
        {
            rows[frequency] = row;
        }

        return row;
    }

    /// <summary>What shares are computed with.</summary>
    public float[] BoundNorms { get; }

    /// <summary>A bound for all postings of a block.</summary>
    public int Bound(in BlockHeader header) => Bound(ShareOf(header));

    /// <summary>A bound for what scores no more than a share of the weight; a little more than that, for two ways to round.</summary>
    public int Bound(float share) => (int)(weight * share * (1 + RoundingError)) + 1;

    /// <summary>What share of the weight a posting of a block scores at most.</summary>
    public float ShareOf(in BlockHeader header)
    {
        var impacts = header.PackedImpacts;
        var first = (ushort)impacts;
        var share = ShareOf(first);
        for (var i = 1; i < BlockHeader.Impacts; i++)
        {
            // Unused pairs repeat the first.
            var pair = (ushort)(impacts >> (16 * i));
            if (pair == first)
            {
                break;
            }

            share = Math.Max(share, ShareOf(pair));
        }

        return share;
    }

    private float ShareOf(ushort pair)
    {
        float frequency = pair & 0xFF;
        return frequency == 255 ? 1 : frequency / (frequency + BoundNorms[pair >> 8]);
    }

    private int Slowly(int frequency, byte norm) => frequency < Frequencies ? Row(frequency)[norm] : Compute(frequency, norm);

    private int Compute(int frequency, int norm) => (int)(weight * frequency / (frequency + norms[norm]));
}
