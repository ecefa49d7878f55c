using Intranet.Search.Engine;

namespace Intranet.Search.Bench;

/// <summary>nDCG@10 of the recipe and of what it is made of, each against the recipe's first stage, with bootstrap intervals.</summary>
internal static class RelevanceBench
{
    private static readonly (string Name, Similarity Similarity)[] Swedish =
    [
        ("BM25 (k1 1.2, b 0.75)", Similarity.Bm25),
        ("BM25 √length", Similarity.Bm25 with { K1 = 0.9f, Normalisation = LengthNormalisation.SquareRoot }),
        ("+ compounds (first stage)", new Similarity { RerankDepth = 0 }),
        ("recipe", Similarity.Default),
        ("recipe, no compounds", Similarity.Default with { Compounds = false }),
        ("recipe, no window", Similarity.Default with { WindowWeight = 0 }),
        ("recipe, no pairs", Similarity.Default with { PairWeight = 0 }),
        ("recipe, pieces alone reranked", Similarity.Default with { FirstStageWeight = 0 }),
        ("recipe, first stage counts half", Similarity.Default with { FirstStageWeight = 0.5f }),
        ("recipe, k1 0.6", Similarity.Default with { K1 = 0.6f }),
        ("recipe, k1 1.2", Similarity.Default with { K1 = 1.2f }),
        ("recipe, k1 1.8", Similarity.Default with { K1 = 1.8f }),
        ("recipe, k1 2.5", Similarity.Default with { K1 = 2.5f }),
        ("recipe, all linear", Similarity.Default with { Normalisation = LengthNormalisation.Linear, K1 = 1.2f }),
        ("recipe, rerank 100", Similarity.Default with { RerankDepth = 100 }),
        ("recipe, rerank 400", Similarity.Default with { RerankDepth = 400 }),
        ("recipe, without typing errors", Similarity.Default with { Typos = false }),
    ];

    private static readonly Similarity Plain = Similarity.Default.English! with { WindowWeight = 0, PairWeight = 0 };

    private static readonly (string Name, Similarity Similarity)[] English =
    [
        ("BM25 (k1 1.2, b 0.75)", In(Plain)),
        ("recipe", Similarity.Default),
        ("BM25, k1 0.9, b 0.4", In(Plain with { K1 = 0.9f, B = 0.4f })),
        ("BM25, k1 1.2, b 0.5", In(Plain with { B = 0.5f })),
        ("BM25, k1 1.2, b 0.9", In(Plain with { B = 0.9f })),
        ("BM25, k1 1.6, b 0.75", In(Plain with { K1 = 1.6f })),
        ("BM25, k1 2, b 0.75", In(Plain with { K1 = 2 })),
        ("BM25 √length, k1 0.9", In(Plain with { K1 = 0.9f, Normalisation = LengthNormalisation.SquareRoot })),
        ("BM25 √length, k1 1.2", In(Plain with { Normalisation = LengthNormalisation.SquareRoot })),
        ("BM25, pairs 0.25", In(Plain with { PairWeight = 0.25f })),
        ("BM25, pairs 0.5", In(Plain with { PairWeight = 0.5f })),
        ("BM25, pairs 1", In(Plain with { PairWeight = 1 })),
        ("BM25, pairs 1.5", In(Plain with { PairWeight = 1.5f })),
        ("BM25, window 0.25", In(Plain with { WindowWeight = 0.25f })),
        ("BM25, window 0.5", In(Plain with { WindowWeight = 0.5f })),
        ("BM25, window 1", In(Plain with { WindowWeight = 1 })),
        ("BM25, window 0.5, pairs 0.5", In(Plain with { WindowWeight = 0.5f, PairWeight = 0.5f })),
        ("BM25, window 1, pairs 1.5", In(Plain with { WindowWeight = 1, PairWeight = 1.5f })),
        ("recipe, without typing errors", Similarity.Default with { Typos = false }),
    ];

    public static void Run(IEnumerable<string> folders, Language language, TextWriter output)
    {
        foreach (var folder in folders)
        {
            var set = JudgedSet.Read(folder);
            var directory = Directory.CreateTempSubdirectory("search-bench-").FullName;
            try
            {
                Run(set, directory, language, output);
            }
            finally
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    private static void Run(JudgedSet set, string directory, Language language, TextWriter output)
    {
        using var index = new SearchIndex(directory);
        foreach (var (id, title, body) in set.Documents)
        {
            index.Put(new Document(id, 1) { Language = language }.AddText(Fields.Title, title).AddText(Fields.Body, body));
        }

        index.Commit();
        using var reader = index.Acquire();
        var searcher = new IndexSearcher(reader);
        double[]? baseline = null;
        output.WriteLine($"\n{set.Name}: {set.Documents.Count} documents, {set.Questions.Count} questions\n| variant | nDCG@10 | difference to the first, thousandths | 95 % |\n|---|---|---|---|");
        foreach (var (name, similarity) in language == Language.English ? English : Swedish)
        {
            var scores = Score(set, searcher, similarity);
            baseline ??= scores;
            output.WriteLine(Ranking.Row(name, scores, baseline));
        }
    }

    private static Similarity In(Similarity english) => Similarity.Default with { English = english };

    private static double[] Score(JudgedSet set, IndexSearcher searcher, Similarity similarity) =>
    [
        .. set.Questions.Where(q => set.Judgements.ContainsKey(q.Id)).Select(q =>
        {
            var request = new SearchRequest { Query = QueryParser.Words(q.Text), Size = 10, Similarity = similarity, DidYouMean = false, LoadDocuments = false };
            return Ranking.Ndcg([.. searcher.Search(request).Hits.Select(h => h.Key)], set.Judgements[q.Id]);
        }),
    ];
}
