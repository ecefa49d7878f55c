using System.Globalization;
using Intranet.Search.Engine;

namespace Intranet.Search.Bench;

/// <summary>
/// A large corpus sampled from real text with a fixed seed, as lines of id, tenant, category, label, title, body, and questions for it as lines
/// of class, text, filter.
/// </summary>
internal static class Corpus
{
    private const int QueriesPerClass = 100;

    public static void Make(string source, string documents, string queries, int count)
    {
        var random = new Random(20_240_601);
        var sections = JudgedSet.Lines(source)
            .Select(l => (Title: Words(JudgedSet.Text(l, "title")), Body: Words(JudgedSet.Text(l, "body")))).Where(s => s.Body.Length >= 20).ToArray();
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        var pairs = new List<string>();
        using (var output = new StreamWriter(documents))
        {
            for (var i = 0; i < count; i++)
            {
                var (title, body) = sections[random.Next(sections.Length)];
                var length = Math.Min(body.Length, random.Next(20, 160));
                var start = random.Next(body.Length - length + 1);
                var part = body.AsSpan(start, length).ToArray();
                var tenant = Math.Min(random.Next(310), random.Next(310));
                var label = random.Next(10) < 7 ? AccessLabels.Open : $"community{random.Next(50)}";
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"d{i}\tt{tenant}\tc{Math.Min(random.Next(20), random.Next(20))}\t{label}\t{string.Join(' ', title.Take(12))}\t{string.Join(' ', part)}"));
                Count(part, frequencies, pairs, random);
            }
        }

        WriteQueries(queries, frequencies, pairs, count, random);
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static void Count(string[] words, Dictionary<string, int> frequencies, List<string> pairs, Random random)
    {
        foreach (var word in words.Select(w => w.ToLowerInvariant()).Where(IsPlain).Distinct(StringComparer.Ordinal))
        {
            frequencies[word] = frequencies.GetValueOrDefault(word) + 1;
        }

        var at = random.Next(words.Length - 1);
        if (pairs.Count < 50_000 && IsPlain(words[at].ToLowerInvariant()) && IsPlain(words[at + 1].ToLowerInvariant()))
        {
            pairs.Add($"{words[at]} {words[at + 1]}".ToLowerInvariant());
        }
    }

    private static bool IsPlain(string word) =>
        word.Length >= 4 && word.All(c => char.IsAsciiLetterLower(c) || c is 'å' or 'ä' or 'ö') && !SwedishAnalyzer.Instance.IsStopWord(word);

    private static void WriteQueries(string path, Dictionary<string, int> frequencies, List<string> pairs, int documents, Random random)
    {
        string[] Between(double low, double high) => [.. frequencies.Where(f => f.Value >= low * documents && f.Value <= high * documents).Select(f => f.Key).Order(StringComparer.Ordinal)];
        string Pick(string[] words) => words[random.Next(words.Length)];
        var (rare, middle, common) = (Between(0.00004, 0.0004), Between(0.004, 0.04), Between(0.04, 0.6));
        using var output = new StreamWriter(path);
        for (var i = 0; i < QueriesPerClass; i++)
        {
            var community = $"community{random.Next(50)}";
            output.WriteLine($"rare\t{Pick(rare)}\t");
            output.WriteLine($"common\t{Pick(common)}\t");
            output.WriteLine($"or\t{Pick(common)} {Pick(middle)}\t");
            output.WriteLine($"and\t{Pick(common)} {Pick(middle)}\t");
            output.WriteLine($"phrase\t{pairs[random.Next(pairs.Count)]}\t");
            output.WriteLine($"prefix\t{Pick(middle)[..3]}\t");
            output.WriteLine($"filter\t{Pick(common)} {Pick(middle)}\t{community}");
            output.WriteLine($"facet\t{Pick(common)} {Pick(middle)}\t");
            output.WriteLine($"answer\t{Pick(common)} {Pick(middle)} {Pick(middle)}\t{community}");
        }
    }
}
