namespace Intranet.Search.Engine;

/// <summary>
/// Orders the first hits anew by what the first stage does not see: pieces of words (they bridge inflection and compounds), how close the
/// words stand, and whether they stand in the order of the question. Swedish documents only: for English it was measured to hurt.
/// </summary>
internal sealed class Reranker
{
    private readonly IReadOnlyList<LiveSegment> segments;
    private readonly RerankQuery query;
    private readonly float[] norms;
    private readonly SegmentWords?[] words;

    public Reranker(CorpusStatistics statistics, IReadOnlyList<QueryWord> asked, Similarity similarity, IReadOnlyList<LiveSegment> segments)
    {
        this.segments = segments;
        query = new RerankQuery(statistics, asked, similarity);
        norms = ScoreTable.Norms(similarity, statistics.AverageLength(Language.Swedish));
        words = new SegmentWords[segments.Count];
        LastExplanation = new Explanation(0, "not reranked");
    }

    /// <summary>What the last reranked score was made of.</summary>
    public Explanation LastExplanation { get; private set; }

    /// <summary>Gives the first hits new scores, in place; does not order them.</summary>
    public void Rerank(List<RankedHit> hits, int depth)
    {
        if (query.IsEmpty)
        {
            return;
        }

        try
        {
            for (var i = 0; i < depth; i++)
            {
                var candidate = hits[i].Candidate;
                var segment = segments[candidate.Segment].Segment;
                if (segment.LanguageOf(candidate.Document) == Language.Swedish)
                {
                    hits[i] = hits[i] with { Score = Score(segment, candidate, hits[i].Score) };
                }
            }
        }
        finally
        {
            foreach (var table in words)
            {
                table?.Return();
            }
        }
    }

    private double Score(Segment segment, Candidate candidate, double first)
    {
        var table = words[candidate.Segment] ??= new SegmentWords(segment, query);
        var match = new DocumentMatch(query);
        match.Read(segment, candidate.Document, table);
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
}
