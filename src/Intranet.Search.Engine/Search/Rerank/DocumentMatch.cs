namespace Intranet.Search.Engine;

/// <summary>What one document holds of a question, read from its words in order.</summary>
internal sealed class DocumentMatch(RerankQuery query)
{
    /// <summary>Words of a document that are looked at.</summary>
    private const int MostWords = 20_000;

    /// <summary>Words that a window spans.</summary>
    private const int WindowWords = 30;

    private readonly int[] gramCounts = new int[query.Grams.Length];
    private readonly int[] pairCounts = new int[query.Pairs.Length];
    private readonly int[] inWindow = new int[query.Stems.Length];
    private readonly Queue<(int Position, int Stem)> window = new();
    private float windowWeight;

    /// <summary>The greatest sum of weights of different stems within a window.</summary>
    public float BestWindow { get; private set; }

    public void Read(Segment segment, int document, SegmentWords words)
    {
        var tokens = segment.TokensOf(document);
        var position = 0;
        while (tokens.NextField() && position < MostWords)
        {
            var before = -1;
            while (tokens.NextWord() && position < MostWords)
            {
                var (stem, gramsAt, gramsCount) = words.Slot(tokens.Word);
                for (var i = 0; i < gramsCount; i++)
                {
                    gramCounts[words.Gram(gramsAt + i)]++;
                }

                if (stem >= 0)
                {
                    AddToWindow(position, stem);
                    CountPair(before, stem);
                }

                before = stem;
                position++;
            }
        }
    }

    public double GramScore(float norm) => Saturated(gramCounts, query.GramWeights, norm);

    public double PairScore(float norm) => Saturated(pairCounts, query.PairWeights, norm);

    private static double Saturated(int[] counts, float[] weights, float norm)
    {
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            sum += counts[i] == 0 ? 0 : weights[i] * counts[i] / (counts[i] + norm);
        }

        return sum;
    }

    private void AddToWindow(int position, int stem)
    {
        while (window.TryPeek(out var oldest) && oldest.Position <= position - WindowWords)
        {
            window.Dequeue();
            if (--inWindow[oldest.Stem] == 0)
            {
                windowWeight -= query.StemWeights[oldest.Stem];
            }
        }

        window.Enqueue((position, stem));
        if (++inWindow[stem] == 1)
        {
            windowWeight += query.StemWeights[stem];
            BestWindow = Math.Max(BestWindow, windowWeight);
        }
    }

    private void CountPair(int first, int second)
    {
        var at = first < 0 ? -1 : Array.IndexOf(query.Pairs, (first, second));
        if (at >= 0)
        {
            pairCounts[at]++;
        }
    }
}
