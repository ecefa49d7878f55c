using System.Runtime.CompilerServices;

namespace Intranet.Search.Engine;

/// <summary>
/// Scores of one weight for every norm code and small frequencies. Scores are whole numbers, <see cref="Scale"/> to one: their sums do not
/// depend on the order of adding, so the same document scores the same wherever it lies.
/// </summary>
internal sealed class ScoreTable
{
    public const float Scale = 1 << 16;

    private const int Frequencies = 16;

    private readonly int[] scores = new int[Frequencies * 256];
    private readonly float[] norms;
    private readonly float weight;

    public ScoreTable(float weight, float[] norms)
    {
        this.norms = norms;
        this.weight = weight * Scale;
        for (var frequency = 1; frequency < Frequencies; frequency++)
        {
            for (var norm = 0; norm < 256; norm++)
            {
                scores[(frequency << 8) | norm] = Compute(frequency, norm);
            }
        }
    }

    /// <summary>For each norm code the k1 part of the formula.</summary>
    public static float[] Norms(Similarity similarity, float average)
    {
        var norms = new float[256];
        for (var code = 0; code < norms.Length; code++)
        {
            norms[code] = similarity.Norm(NormCode.Decode((byte)code), average);
        }

        return norms;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Score(int frequency, byte norm) => (uint)frequency < Frequencies ? scores[(frequency << 8) | norm] : Compute(frequency, norm);

    /// <summary>A bound for all postings of a block.</summary>
    public int Bound(in BlockHeader header)
    {
        var bound = 0;
        for (var i = 0; i < BlockHeader.Impacts; i++)
        {
            var (frequency, norm) = header.Impact(i);
            bound = Math.Max(bound, frequency == 255 ? (int)weight + 1 : Score(frequency, norm));
        }

        return bound;
    }

    /// <summary>A bound for every posting there can be.</summary>
    public int Greatest => (int)weight + 1;

    private int Compute(int frequency, int norm) => (int)(weight * frequency / (frequency + norms[norm]));
}
