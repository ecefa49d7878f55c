using System.Globalization;
using Intranet.Search.Engine;

namespace Intranet.Search.Tool;

/// <summary>The verbs of the tool. 0 means done, 1 failed, 2 wrong usage.</summary>
internal static class Commands
{
    private const string Usage = """
        index DOCS.jsonl[.gz] DIR [--lang sv|en]    make an index of {id,title,body,…}; without --lang the language is seen from the first documents
        run DIR QUERIES.jsonl [--top 100]           answer {id,text} as lines of qid, docid, rank, score; a text is words, without operators
        search DIR "query" [--top 10]               answer one query, in the query language, and explain the scores
        check DIR                                   verify every checksum and structure
        stats DIR                                   numbers about the index
        """;

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            var arguments = Arguments.Parse(args);
            return arguments.Positional switch
            {
                ["index", var documents, var directory] => Index(documents, directory, arguments, error),
                ["run", var directory, var queries] => RunQueries(directory, queries, arguments, output),
                ["search", var directory, var query] => Search(directory, query, arguments, output),
                ["check", var directory] => Check(directory, output, error),
                ["stats", var directory] => Stats(directory, output),
                _ => WrongUsage(error),
            };
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return 1;
        }
    }

    private static int WrongUsage(TextWriter error)
    {
        error.WriteLine(Usage);
        return 2;
    }

    private static int Index(string documents, string directory, Arguments arguments, TextWriter error)
    {
        using var index = new SearchIndex(directory);
        using var rebuild = index.BeginRebuild();
        var count = 0;
        var language = arguments.Language ?? LanguageGuess.Of(documents);
        foreach (var line in JsonLines.Read(documents))
        {
            rebuild.Writer.Put(DocumentReader.Read(line, language));
            if (++count % 50_000 == 0)
            {
                error.WriteLine($"{count} documents");
            }
        }

        rebuild.Writer.Commit();
        rebuild.Writer.MergeAll();
        rebuild.Complete();
        error.WriteLine($"{count} documents in {language}, done");
        return 0;
    }

    private static int RunQueries(string directory, string queries, Arguments arguments, TextWriter output)
    {
        using var index = new SearchIndex(directory);
        using var reader = index.Acquire();
        var searcher = new IndexSearcher(reader);
        foreach (var line in JsonLines.Read(queries))
        {
            var (id, text) = (JsonLines.Id(line), line.TryGetProperty("text", out var asked) ? JsonLines.Text(asked) : "");
            var request = new SearchRequest { Query = QueryParser.Words(text), Size = arguments.Top, DidYouMean = false, LoadDocuments = false };
            var rank = 1;
            foreach (var hit in searcher.Search(request).Hits)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id}\t{hit.Key}\t{rank++}\t{hit.Score:0.######}"));
            }
        }

        return 0;
    }

    private static int Search(string directory, string query, Arguments arguments, TextWriter output)
    {
        using var index = new SearchIndex(directory);
        using var reader = index.Acquire();
        var searcher = new IndexSearcher(reader);
        var request = new SearchRequest { Text = query, Size = Math.Min(arguments.Top, 10), Highlight = new HighlightOptions() };
        var result = searcher.Search(request);
        output.WriteLine($"{result.Total} found");
        if (result.DidYouMean is { } better)
        {
            output.WriteLine($"did you mean: {better}");
        }

        foreach (var hit in result.Hits)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{hit.Key}  {hit.Score:0.####}"));
            output.WriteLine(string.Join('\n', hit.Highlights.Values));
            output.Write(searcher.Explain(request, hit.Key));
        }

        return 0;
    }

    private static int Check(string directory, TextWriter output, TextWriter error)
    {
        using var index = new SearchIndex(directory);
        var report = index.Check();
        foreach (var problem in report.Problems)
        {
            error.WriteLine(problem);
        }

        output.WriteLine($"{report.Documents} documents, {report.Bytes} bytes, {report.Problems.Count} problems");
        return report.IsClean ? 0 : 1;
    }

    private static int Stats(string directory, TextWriter output)
    {
        using var index = new SearchIndex(directory);
        var numbers = index.Statistics();
        output.WriteLine($"documents  {numbers.Documents}\nopen       {numbers.OpenDocuments}\ntombstones {numbers.Tombstones}\nsegments   {numbers.Segments}\nbytes      {numbers.Bytes}\ngeneration {numbers.Generation}");
        foreach (var (part, bytes) in index.SizeByPart())
        {
            output.WriteLine($"  {part,-16} {bytes}");
        }

        return 0;
    }
}
