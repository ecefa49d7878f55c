namespace Intranet.Search.Engine;

/// <summary>
/// Orders the first hits anew by what the first stage does not see: pieces of words (they bridge inflection and compounds; Swedish only), how close
/// the words stand, and whether they stand in the order of the question.
/// </summary>
internal sealed class Reranker(CorpusStatistics statistics, IReadOnlyList<QueryWord> asked, Similarity similarity, IReadOnlyList<LiveSegment> segments)
{
    private readonly LanguageReranker?[] languages = new LanguageReranker?[TermSpace.Languages];

    /// <summary>What the last reranked score was made of.</summary>
    public Explanation LastExplanation { get; private set; } = new(0, "not reranked");

    /// <summary>Gives the first hits new scores, in place; does not order them.</summary>
    public void Rerank(List<RankedHit> hits, int depth)
    {
        try
        {
            for (var i = 0; i < depth; i++)
            {
                var candidate = hits[i].Candidate;
                var language = segments[candidate.Segment].Segment.LanguageOf(candidate.Document);
                var reranker = languages[(int)language] ??= new LanguageReranker(statistics, asked, similarity, segments, language);
                hits[i] = hits[i] with { Score = reranker.Score(candidate, hits[i].Score) };
                if (candidate.Tie == 0)
                {
                    LastExplanation = reranker.LastExplanation;
                }
            }
        }
        finally
        {
            foreach (var reranker in languages)
            {
                reranker?.Return();
            }
        }
    }
}
