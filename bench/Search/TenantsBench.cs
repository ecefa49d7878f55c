using System.Diagnostics;
using Intranet.Search.Engine;

namespace Intranet.Search.Bench;

/// <summary>How much memory many small indexes take when all are open.</summary>
internal static class TenantsBench
{
    private const int Tenants = 310;
    private const int DocumentsEach = 200;

    public static void Run(string documents)
    {
        var directory = Directory.CreateTempSubdirectory("search-bench-").FullName;
        try
        {
            Fill(documents, directory);
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(TenantsBench).Assembly.Location, "tenants-open", directory]))!;
            child.WaitForExit();
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Fill(string documents, string directory)
    {
        using var lines = File.ReadLines(documents).GetEnumerator();
        for (var tenant = 0; tenant < Tenants; tenant++)
        {
            using var index = new SearchIndex(Path.Combine(directory, $"{tenant}"));
            for (var n = 0; n < DocumentsEach && lines.MoveNext(); n++)
            {
                var columns = lines.Current.Split('\t');
                index.Put(new Document(columns[0], 1).AddText(Fields.Title, columns[4]).AddText(Fields.Body, columns[5]));
            }

            index.Commit();
        }
    }

    /// <summary>Opens and searches all indexes under a folder, in a process that did nothing before.</summary>
    public static void Measure(string directory, TextWriter output)
    {
        Search(Path.Combine(directory, "0")).Dispose();
        var before = Environment.WorkingSet;
        var indexes = Enumerable.Range(0, Tenants).Select(t => Search(Path.Combine(directory, $"{t}"))).ToArray();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        output.WriteLine($"{Tenants} indexes of {DocumentsEach} documents open and searched\t{(Environment.WorkingSet - before) / 1_048_576} MB more, {Environment.WorkingSet / 1_048_576} MB in all, {GC.GetTotalMemory(true) / 1_048_576} MB managed");
        Array.ForEach(indexes, i => i.Dispose());
    }

    private static SearchIndex Search(string directory)
    {
        var index = new SearchIndex(directory);
        using var reader = index.Acquire();
        _ = new IndexSearcher(reader).Search(new SearchRequest { Text = "kommun beslut" });
        return index;
    }
}
