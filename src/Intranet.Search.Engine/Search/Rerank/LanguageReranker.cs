namespace Intranet.Search.Engine;

/// <summary>Scores documents of one language anew.</summary>
internal sealed class LanguageReranker(
    CorpusStatistics statistics, IReadOnlyList<QueryWord> asked, Similarity similarity, IReadOnlyList<LiveSegment> segments, Language language)
{
    private readonly RerankQuery query = new(statistics, asked, similarity, language);
    private readonly float[] norms = ScoreTable.Norms(similarity.For(language), statistics.AverageLength(language));
    private readonly SegmentWords?[] words = new SegmentWords[segments.Count];

    /// <summary>What the last score was made of; kept for a candidate without a tie alone, which is one to explain.</summary>
    public Explanation LastExplanation { get; private set; } = new(0, "not reranked");

    public double Score(Candidate candidate, double first)
    {
        if (query.IsEmpty)
        {
            return first;
        }

        var segment = segments[candidate.Segment].Segment;
        var match = new DocumentMatch(query);
        match.Read(segment, candidate.Document, words[candidate.Segment] ??= new SegmentWords(segment, query));
        var norm = norms[segment.Norms[candidate.Document]];
        var (grams, window, pairs) = (match.GramScore(norm), match.BestWindow, match.PairScore(norm));
        var score = (query.Similarity.FirstStageWeight * first) + grams
            + (query.Similarity.WindowWeight * window) + (query.Similarity.PairWeight * pairs);
        if (candidate.Tie == 0)
        {
            LastExplanation = new Explanation(score, "rerank, weighted sum of:", [
                new Explanation(first, "first stage"), new Explanation(grams, "pieces of words"),
                new Explanation(window, "best window"), new Explanation(pairs, "words in order")]);
        }

        return score;
    }

    public void Return()
    {
        foreach (var table in words)
        {
            table?.Return();
        }
    }
}
