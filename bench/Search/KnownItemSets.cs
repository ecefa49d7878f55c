using System.Text.Json;
using System.Text.RegularExpressions;
using Intranet.Search.Engine;

namespace Intranet.Search.Bench;

/// <summary>
/// Judged sets made from text that anybody has: a question is a part of a document that was taken out of it, and the document it came from
/// is the one right answer. They tell engines and variants apart on many documents; they do not replace questions that people asked.
/// </summary>
internal static partial class KnownItemSets
{
    private const int Questions = 1_000;
    private const int Seed = 20_240_601;
    private const int LeastWords = 15;

    /// <summary>
    /// Descriptions of Debian packages in English: the line that sums a package up, without its name, is the question, the long description the
    /// document. Packages that differ in a part of the same software share their first paragraph: one of them stays.
    /// </summary>
    public static void Packages(TextReader translations, string folder)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var items = new List<(string Id, string Question, string Document)>();
        foreach (var (name, summary, paragraphs) in PackagesOf(translations))
        {
            var question = string.Join(' ', summary.Split(' ').Where(w => !IsName(w, name)));
            if (!Unfit().IsMatch(summary) && seen.Add(paragraphs[0]) && seen.Add(summary) && CountWords(string.Join(' ', paragraphs)) >= LeastWords && CountWords(question) >= 3)
            {
                items.Add((name, question, string.Join('\n', paragraphs)));
            }
        }

        Write(folder, items);
    }

    /// <summary>
    /// Manual pages in English: the line that says what a page is about is the question, its DESCRIPTION the document. Pages that are described alike,
    /// word for word, are one page under several names: one stays.
    /// </summary>
    public static void Manuals(string manuals, string folder)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var items = new List<(string Id, string Question, string Document)>();
        foreach (var (name, summary, description) in ManualPages.Read(manuals))
        {
            var page = Path.GetFileNameWithoutExtension(name);
            var question = string.Join(' ', summary.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !IsName(w, page)));
            if (seen.Add(summary) && seen.Add(description) && CountWords(description) >= LeastWords && CountWords(question) >= 3)
            {
                items.Add((name, question, description));
            }
        }

        Write(folder, items);
    }

    /// <summary>Sections of statutes: one sentence from the middle is taken out and asked for.</summary>
    public static void Sentences(string source, string folder)
    {
        var random = new Random(Seed);
        var items = new List<(string Id, string Question, string Document)>();
        foreach (var line in JudgedSet.Lines(source))
        {
            var sentences = SentenceEnd().Split(JudgedSet.Text(line, "body"));
            var at = random.Next(sentences.Length);
            var question = CountWords(sentences[at]) is >= 6 and <= 25 && sentences.Length >= 3 ? sentences[at] : "";
            var rest = question.Length == 0 ? sentences : sentences.Where((_, i) => i != at);
            items.Add((JudgedSet.Text(line, "id"), question, string.Join(' ', rest)));
        }

        Write(folder, items);
    }

    /// <summary>A judged set whose documents lie among many others, which answer nothing.</summary>
    public static void Among(string set, string others, string folder)
    {
        Directory.CreateDirectory(folder);
        using (var documents = new StreamWriter(Path.Combine(folder, "docs.jsonl")))
        {
            foreach (var line in JudgedSet.Lines(Path.Combine(set, "docs.jsonl")).Concat(JudgedSet.Lines(others)))
            {
                documents.WriteLine(line.GetRawText());
            }
        }

        File.Copy(Path.Combine(set, "queries.jsonl"), Path.Combine(folder, "queries.jsonl"), overwrite: true);
        File.Copy(Path.Combine(set, "qrels.tsv"), Path.Combine(folder, "qrels.tsv"), overwrite: true);
    }

    private static void Write(string folder, List<(string Id, string Question, string Document)> items)
    {
        Directory.CreateDirectory(folder);
        using (var documents = new StreamWriter(Path.Combine(folder, "docs.jsonl")))
        {
            foreach (var (id, _, document) in items)
            {
                documents.WriteLine(JsonSerializer.Serialize(new { id, body = document }));
            }
        }

        var asked = items.Where(i => i.Question.Length > 0).ToArray();
        new Random(Seed).Shuffle(asked);
        using var queries = new StreamWriter(Path.Combine(folder, "queries.jsonl"));
        using var judgements = new StreamWriter(Path.Combine(folder, "qrels.tsv"));
        foreach (var (id, question, _) in asked.Take(Questions))
        {
            queries.WriteLine(JsonSerializer.Serialize(new { id = "q-" + id, text = question }));
            judgements.WriteLine($"q-{id}\t{id}\t1");
        }
    }

    // A stanza of a Translation file: "Package:", "Description-en:" with the summary, then lines that begin with a space; " ." parts paragraphs.
    private static IEnumerable<(string Name, string Summary, string[] Paragraphs)> PackagesOf(TextReader translations)
    {
        var (name, summary, paragraphs) = ("", "", new List<string>());
        for (var line = translations.ReadLine(); line is not null; line = translations.ReadLine())
        {
            if (line.StartsWith("Package: ", StringComparison.Ordinal))
            {
                name = line["Package: ".Length..];
            }
            else if (line.StartsWith("Description-en: ", StringComparison.Ordinal))
            {
                (summary, paragraphs) = (line["Description-en: ".Length..], [""]);
            }
            else if (line == " .")
            {
                paragraphs.Add("");
            }
            else if (line.StartsWith(' '))
            {
                paragraphs[^1] = $"{paragraphs[^1]} {line.Trim()}".Trim();
            }
            else if (line.Length == 0 && paragraphs.Count > 0)
            {
                yield return (name, summary, [.. paragraphs]);
                paragraphs = [];
            }
        }
    }

    private static bool IsName(string word, string package)
    {
        var bare = word.Trim('(', ')', ',', '.', ':', '\'', '"');
        return bare.Equals(package, StringComparison.OrdinalIgnoreCase) || bare.Equals(NameAffix().Replace(package, ""), StringComparison.OrdinalIgnoreCase);
    }

    private static int CountWords(string text) => EnglishAnalyzer.Instance.Analyze(text).Count;

    [GeneratedRegex("transitional|dummy|debug symbols|metapackage|meta-package|meta package", RegexOptions.IgnoreCase)]
    private static partial Regex Unfit();

    [GeneratedRegex("^(lib|python3?-|node-|ruby-|golang-|r-cran-)|-(dev|doc|data|common|bin|utils|tools|perl|java)$|[0-9.]+$")]
    private static partial Regex NameAffix();

    [GeneratedRegex(@"(?<=[a-zåäö]\.)\s+(?=[A-ZÅÄÖ])")]
    private static partial Regex SentenceEnd();
}
