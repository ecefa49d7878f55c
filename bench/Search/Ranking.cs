namespace Intranet.Search.Bench;

/// <summary>How good a ranking is, and how sure that is.</summary>
internal static class Ranking
{
    /// <summary>nDCG@10 with gains 2^relevance − 1.</summary>
    public static double Ndcg(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> judged)
    {
        var ideal = judged.Values.OrderDescending().Take(10).Select((r, i) => Gain(r, i)).Sum();
        return ideal == 0 ? 0 : ranked.Take(10).Select((id, i) => Gain(judged.GetValueOrDefault(id), i)).Sum() / ideal;
    }

    /// <summary>The 95 % interval of the mean difference, by 10 000 resamplings with a fixed seed.</summary>
    public static (double Low, double High) Bootstrap(IReadOnlyList<double> differences)
    {
        var random = new Random(1);
        var means = new double[10_000];
        for (var i = 0; i < means.Length; i++)
        {
            var sum = 0.0;
            for (var n = 0; n < differences.Count; n++)
            {
                sum += differences[random.Next(differences.Count)];
            }

            means[i] = sum / differences.Count;
        }

        Array.Sort(means);
        return (means[250], means[9_749]);
    }

    /// <summary>A row of a table: the mean, and how far it lies from another's, in thousandths with the interval.</summary>
    public static string Row(string name, IReadOnlyList<double> scores, IReadOnlyList<double> baseline)
    {
        double[] differences = [.. scores.Zip(baseline, (s, b) => s - b)];
        var (low, high) = Bootstrap(differences);
        return $"| {name} | {scores.Average():0.000} | {1000 * differences.Average():+0;−0;0} | [{1000 * low:0}, {1000 * high:0}] |";
    }

    private static double Gain(int relevance, int rank) => (Math.Pow(2, relevance) - 1) / Math.Log2(rank + 2);
}
