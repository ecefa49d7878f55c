using System.Collections.Concurrent;

namespace Intranet.Search.Engine;

/// <summary>
/// For each norm code the k1 part of the formula. Bounds use a table of their own, for an average a little greater: it never promises less than a document
/// scores, and stays the same while the average moves a little, from commit to commit and from one authority's indexes to another's.
/// </summary>
internal sealed class NormTable
{
    private const int MostKept = 256;
    private const double StepsToDouble = 16;

    private static readonly ConcurrentDictionary<Key, float[]> Kept = new();

    private NormTable(float[] values, float[] bounds) => (Values, Bounds) = (values, bounds);

    public float[] Values { get; }

    /// <summary>None is greater than its value; the same array for averages that lie near each other.</summary>
    public float[] Bounds { get; }

    public static NormTable Of(Similarity similarity, float average) => new(
        Table(similarity, average), Table(similarity, (float)Math.Pow(2, Math.Ceiling(Math.Log2(average) * StepsToDouble) / StepsToDouble)));

    private static float[] Table(Similarity similarity, float average)
    {
        var key = new Key(similarity.K1, similarity.B, similarity.Normalisation, average);
        if (Kept.TryGetValue(key, out var known))
        {
            return known;
        }

        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        var values = new float[256];
        for (var code = 0; code < values.Length; code++)
        {
            values[code] = similarity.Norm(NormCode.Decode((byte)code), average);
        }

        return Kept.GetOrAdd(key, values);
    }

    private readonly record struct Key(float K1, float B, LengthNormalisation Normalisation, float Average);
}
