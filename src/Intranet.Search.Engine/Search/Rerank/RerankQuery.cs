namespace Intranet.Search.Engine;

/// <summary>What reranking looks for: stems, pairs of neighbouring stems and pieces of words, each with its weight.</summary>
internal sealed class RerankQuery
{
    private const int MostWords = 48;
    private const int MostGrams = 256;

    public RerankQuery(CorpusStatistics statistics, IReadOnlyList<QueryWord> asked, Similarity similarity, Language language)
    {
        (Similarity, Language) = (similarity.For(language), language);
        var words = asked.Take(MostWords).Select(w => w.In(language)).ToArray();
        var documents = statistics.Documents(language);
        var ranking = words.Where(w => !w.IsStop).ToArray();
        if (ranking.Length == 0)
        {
            ranking = words;
        }

        Stems = [.. ranking.Select(w => w.Stem).Distinct(StringComparer.Ordinal)];
        StemWeights = [.. Stems.Select(s => Similarity.Idf(documents, statistics.OpenFrequency(TermSpace.Of(language), s)))];
        var pairs = new List<(int, int)>();
        for (var i = 1; i < ranking.Length; i++)
        {
            var pair = (Array.IndexOf(Stems, ranking[i - 1].Stem), Array.IndexOf(Stems, ranking[i].Stem));
            if (pair.Item1 != pair.Item2 && !pairs.Contains(pair))
            {
                pairs.Add(pair);
            }
        }

        Pairs = [.. pairs];
        PairWeights = [.. pairs.Select(p => Math.Max(StemWeights[p.Item1], StemWeights[p.Item2]))];
        if (Similarity.UsesPieces(language))
        {
            AddGrams(statistics, words, documents);
        }
    }

    public Language Language { get; }

    public Similarity Similarity { get; }

    /// <summary>Whether nothing is looked for, so that the first order stays.</summary>
    public bool IsEmpty => Stems.Length == 0 || (Grams.Length == 0 && Similarity.WindowWeight == 0 && Similarity.PairWeight == 0);

    public string[] Stems { get; }

    public float[] StemWeights { get; }

    /// <summary>Places of two stems that follow each other in the question.</summary>
    public (int First, int Second)[] Pairs { get; }

    public float[] PairWeights { get; }

    public uint[] Grams { get; private set; } = [];

    public float[] GramWeights { get; private set; } = [];

    private void AddGrams(CorpusStatistics statistics, QueryWord[] words, long documents)
    {
        var counts = new Dictionary<uint, int>();
        Span<uint> hashes = stackalloc uint[Engine.Grams.MaxPerWord];
        foreach (var word in words)
        {
            var count = Engine.Grams.Of(word.Surface, hashes);
            for (var i = 0; i < count && counts.Count < MostGrams; i++)
            {
                counts[hashes[i]] = counts.GetValueOrDefault(hashes[i]) + 1;
            }
        }

        Grams = [.. counts.Keys];
        GramWeights = new float[Grams.Length];
        for (var i = 0; i < Grams.Length; i++)
        {
            long frequency = 0;
            foreach (var live in statistics.Segments)
            {
                frequency += GramIndex.Frequency(live.Segment, Grams[i]) - live.Corrections.OfGram(Grams[i]);
            }

            GramWeights[i] = counts[Grams[i]] * Similarity.Idf(documents, Math.Min(frequency, documents));
        }
    }
}
