namespace Intranet.Search.Engine.Tests;

/// <summary>The loops over postings allocate nothing: what a search allocates does not grow with the length of its lists.</summary>
public sealed class AllocationTests : IDisposable
{
    private const int Documents = 20_000;
    private const int WithShortList = 500;

    private readonly TemporaryFolder folder = new();
    private readonly SearchIndex index;

    public AllocationTests()
    {
        index = new SearchIndex(folder.Path);
        for (var n = 0; n < Documents; n++)
        {
            var text = n % (Documents / WithShortList) == 0 ? "lång kort båda" : n % 3 == 0 ? "lång båda" : "lång";
            index.Put(new Document($"doc/{n:00000}", 1).AddText(Fields.Body, text));
        }

        index.Commit();
    }

    public void Dispose()
    {
        index.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void The_best_of_a_long_list_take_no_more_memory_than_those_of_a_short_one() =>
        Assert.Equal(AllocatedBy(r => r.Top(Request(new TermQuery("kort")))), AllocatedBy(r => r.Top(Request(new TermQuery("lång")))));

    [Fact]
    public void The_best_of_two_long_lists_take_no_more_memory_than_those_of_two_shorter_ones()
    {
        foreach (var combine in (Func<Query[], BooleanQuery>[])[q => BooleanQuery.Or(q), q => BooleanQuery.And(q)])
        {
            var some = AllocatedBy(r => r.Top(Request(combine([new TermQuery("kort"), new TermQuery("båda")]))));
            var many = AllocatedBy(r => r.Top(Request(combine([new TermQuery("lång"), new TermQuery("båda")]))));
            Assert.Equal(some, many);
        }
    }

    private static SearchRequest Request(Query query) => new() { Query = query, Similarity = Similarity.Bm25, DidYouMean = false };

    // What is kept from search to search is there after the first ones.
    private long AllocatedBy(Action<IndexSearcher> search)
    {
        using var reader = index.Acquire();
        var searcher = new IndexSearcher(reader);
        var least = long.MaxValue;
        for (var round = 0; round < 10; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            search(searcher);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
