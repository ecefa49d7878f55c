namespace Intranet.Search.Engine;

/// <summary>Takes a score apart.</summary>
internal static class Explainer
{
    public static Explanation? Explain(QueryPlan plan, CorpusStatistics statistics, LiveSegment live, int document, SearchRequest request)
    {
        var details = new List<Explanation>();
        if (Evaluate(plan.Root, live, document) is not { } first)
        {
            return null;
        }

        var parts = new List<Explanation>();
        AddParts(plan.Root, live, document, parts);
        details.Add(new Explanation(first, "first stage, sum of:", parts));
        var score = first;
        if (request.Similarity.RerankDepth > 0 && plan.HasWords)
        {
            var hit = new RankedHit(new Candidate(0, document, (long)(first * ScoreTable.Scale), 0), first);
            var list = new List<RankedHit> { hit };
            var reranker = new Reranker(statistics, plan.Words, request.Similarity, [live]);
            reranker.Rerank(list, 1);
            details.Add(reranker.LastExplanation);
            score = list[0].Score;
        }

        return new Explanation(score, "score", details);
    }

    private static double? Evaluate(Prepared part, LiveSegment live, int document)
    {
        var start = document / Window.Size * Window.Size;
        var bits = new ulong[Window.Words];
        var scores = new int[Window.Size];
        part.Open(live).Evaluate(start, Math.Min(start + Window.Size, live.Segment.Count), bits, scores);
        return Bitmap.Get(bits, document - start) ? scores[document - start] / (double)ScoreTable.Scale : null;
    }

    private static void AddParts(Prepared part, LiveSegment live, int document, List<Explanation> parts)
    {
        switch (part)
        {
            case PreparedAny any:
                any.Parts.ToList().ForEach(p => AddParts(p, live, document, parts));
                break;
            case PreparedBoolean boolean:
                boolean.Scoring.ToList().ForEach(p => AddParts(p, live, document, parts));
                break;
            default:
                if (Evaluate(part, live, document) is { } score && score > 0)
                {
                    parts.Add(new Explanation(score, Describe(part)));
                }

                break;
        }
    }

    private static string Describe(Prepared part) => part switch
    {
        PreparedGroup group => "words: " + string.Join(' ', group.Terms.Take(12).Select(t => TermSpace.Text(t))) + (group.Terms.Count > 12 ? " …" : ""),
        PreparedPhrase => "phrase",
        _ => "other",
    };
}
