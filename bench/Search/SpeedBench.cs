using System.Diagnostics;
using Intranet.Search.Engine;

namespace Intranet.Search.Bench;

/// <summary>Indexing, latency by class, the whole answer, and two threads.</summary>
internal static class SpeedBench
{
    private static readonly string[] Classes = ["rare", "common", "or", "and", "phrase", "prefix", "filter", "facet"];

    /// <summary>
    /// Makes an index of all documents twice, for the first time measures the compiler too, and a pair of own and network.
    /// </summary>
    public static void Index(string documents, string directory, TextWriter output)
    {
        Build(documents, Path.Combine(directory, "first"), _ => true, output);
        Directory.Delete(Path.Combine(directory, "first"), recursive: true);
        Build(documents, Path.Combine(directory, "all"), _ => true, output);
        Build(documents, Path.Combine(directory, "own"), n => n % 5 == 0, output);
        Build(documents, Path.Combine(directory, "network"), n => n % 5 != 0, output);
    }

    public static void Run(string queryFile, string directory, string[] only, TextWriter output)
    {
        var queries = File.ReadLines(queryFile).Select(l => l.Split('\t')).ToLookup(c => c[0], c => (Text: c[1], Label: c[2]));
        using var index = new SearchIndex(Path.Combine(directory, "all"));
        using var reader = index.Acquire();
        foreach (var name in only.Length > 0 ? only : Classes)
        {
            var (median, p99) = Latency.Measure([.. queries[name]], q => Ask(reader, name, q.Text, q.Label));
            output.WriteLine($"{name}\t{median:0}\t{p99:0}");
        }

        if (only.Length > 0)
        {
            return;
        }

        using var own = new SearchIndex(Path.Combine(directory, "own"));
        using var network = new SearchIndex(Path.Combine(directory, "network"));
        using var ownReader = own.Acquire();
        using var networkReader = network.Acquire();
        var (oneMedian, oneP99) = Latency.Measure([.. queries["answer"]], q => Answer(q.Text, new SearchScope(reader) { Labels = Labels(q.Label) }));
        output.WriteLine($"answer-one\t{oneMedian:0}\t{oneP99:0}");
        var (bothMedian, bothP99) = Latency.Measure([.. queries["answer"]], q => Answer(q.Text, new SearchScope(ownReader) { Labels = Labels(q.Label) }, new SearchScope(networkReader)));
        output.WriteLine($"answer-own+network\t{bothMedian:0}\t{bothP99:0}");
        TwoThreads(reader, [.. queries["or"].Select(q => q.Text)], output);
        Allocation(reader, [.. queries["or"].Select(q => q.Text)], output);
    }

    private static void Ask(IndexReader reader, string name, string text, string label)
    {
        var words = text.Split(' ').Select(w => (Query)new TermQuery(w)).ToArray();
        Query query = name switch
        {
            "or" or "facet" or "filter" => BooleanQuery.Or(words),
            "and" => BooleanQuery.And(words),
            "phrase" => new PhraseQuery(text),
            "prefix" => new PrefixQuery(text),
            _ => words[0],
        };
        var scope = name == "filter" ? new SearchScope(reader) { Labels = Labels(label) } : new SearchScope(reader) { Labels = AllLabels };
        var request = new SearchRequest { Query = query, Similarity = Similarity.Bm25, DidYouMean = false };
        if (name == "facet")
        {
            _ = new IndexSearcher([scope]).Search(request with { Facets = [new FacetRequest("category")], LoadDocuments = false });
        }
        else
        {
            _ = new IndexSearcher([scope]).Top(request);
        }
    }

    private static HashSet<string> AllLabels { get; } = [AccessLabels.Open, .. Enumerable.Range(0, 50).Select(n => $"community{n}")];

    private static HashSet<string> Labels(string community) => [AccessLabels.Open, community];

    private static void Answer(string text, params SearchScope[] scopes) => _ = new IndexSearcher(scopes).Search(new SearchRequest
    {
        Text = text,
        Facets = [new FacetRequest("category"), new FacetRequest("tenant")],
        Highlight = new HighlightOptions(),
    });

    private static void TwoThreads(IndexReader reader, string[] texts, TextWriter output)
    {
        double PerSecond(int threads)
        {
            var done = 0;
            var watch = Stopwatch.StartNew();
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
            {
                while (watch.ElapsedMilliseconds < 3_000)
                {
                    foreach (var text in texts)
                    {
                        Ask(reader, "or", text, "");
                        Interlocked.Increment(ref done);
                    }
                }
            });
            return done / watch.Elapsed.TotalSeconds;
        }

        _ = PerSecond(2);
        var (one, two) = (PerSecond(1), PerSecond(2));
        output.WriteLine($"threads\t{one:0}\t{two:0}\t{two / one:0.00}");
    }

    private static void Allocation(IndexReader reader, string[] texts, TextWriter output)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var text in texts)
        {
            Ask(reader, "or", text, "");
        }

        output.WriteLine($"allocated per query\t{(GC.GetAllocatedBytesForCurrentThread() - before) / texts.Length}");
    }

    private static void Build(string documents, string directory, Func<int, bool> include, TextWriter output)
    {
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        using var index = new SearchIndex(directory);
        using var rebuild = index.BeginRebuild();
        var number = 0;
        foreach (var line in File.ReadLines(documents))
        {
            if (include(number++))
            {
                rebuild.Writer.Put(Document(line.Split('\t')));
            }
        }

        rebuild.Writer.Commit();
        rebuild.Writer.MergeAll();
        rebuild.Complete();
        process.Refresh();
        var seconds = (process.TotalProcessorTime - cpu).TotalSeconds;
        var statistics = index.Statistics();
        output.WriteLine($"index {Path.GetFileName(directory)}\t{statistics.Documents} documents\t{seconds:0.0} CPU s\t{statistics.Documents / seconds:0}/s\t{statistics.Bytes} bytes\t{statistics.Segments} segments");
        foreach (var (part, bytes) in index.SizeByPart().Take(8))
        {
            output.WriteLine($"  {part}\t{bytes}");
        }

        var late = new Document("late", 1).AddText(Fields.Body, "ett sent tillägg");
        var watch = Stopwatch.StartNew();
        index.Put(late);
        index.Commit();
        using var reader = index.Acquire();
        _ = new IndexSearcher(reader).Top(new SearchRequest { Text = "tillägg" });
        output.WriteLine($"  commit to visible\t{watch.ElapsedMilliseconds} ms");
        index.Delete("late", 2);
        index.Commit();
    }

    private static Document Document(string[] columns) => new Document(columns[0], 1) { AccessLabel = columns[3] }
        .AddKeyword("tenant", columns[1]).AddKeyword("category", columns[2]).AddText(Fields.Title, columns[4]).AddText(Fields.Body, columns[5]);
}
