using Intranet.Search.Engine;

namespace Intranet.Search.Bench;

/// <summary>Shows how words are split and what they find as parts, to judge the splitter by eye.</summary>
internal static class CompoundProbe
{
    public static void Run(string folder, IEnumerable<string> words, TextWriter output)
    {
        var set = JudgedSet.Read(folder);
        var directory = Directory.CreateTempSubdirectory("search-bench-").FullName;
        try
        {
            using var index = new SearchIndex(directory);
            foreach (var (id, title, body) in set.Documents)
            {
                index.Put(new Document(id, 1).AddText(Fields.Title, title).AddText(Fields.Body, body));
            }

            index.Commit();
            using var reader = index.Acquire();
            var compounds = new CompoundVocabulary(new CorpusStatistics([.. reader.Segments]));
            foreach (var word in words)
            {
                var stem = SwedishAnalyzer.Instance.Term(word);
                output.WriteLine($"{stem} = {string.Join('+', compounds.PartsOf(stem))}; in {string.Join(' ', compounds.WordsWith(stem))}");
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
