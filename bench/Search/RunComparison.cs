namespace Intranet.Search.Bench;

/// <summary>Several engines' answers to the same questions, side by side: nDCG@10 and the difference to the first, with its interval.</summary>
internal static class RunComparison
{
    /// <param name="folder">The judged set.</param>
    /// <param name="runs">Name=file; a file holds lines of question, document, rank, score.</param>
    /// <param name="output">Where the table goes.</param>
    public static void Print(string folder, IEnumerable<string> runs, TextWriter output)
    {
        var set = JudgedSet.Read(folder);
        double[]? baseline = null;
        output.WriteLine($"\n{set.Name}: {set.Documents.Count} documents, {set.Questions.Count} questions\n| engine | nDCG@10 | difference to the first, thousandths | 95 % |\n|---|---|---|---|");
        foreach (var run in runs.Select(r => r.Split('=', 2)))
        {
            var answers = File.ReadLines(run[1]).Select(l => l.Split('\t')).ToLookup(c => c[0], c => c[1], StringComparer.Ordinal);
            double[] scores = [.. set.Questions.Where(q => set.Judgements.ContainsKey(q.Id)).Select(q => Ranking.Ndcg([.. answers[q.Id]], set.Judgements[q.Id]))];
            baseline ??= scores;
            output.WriteLine(Ranking.Row(run[0], scores, baseline));
        }
    }
}
