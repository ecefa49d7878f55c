namespace Intranet.Search.Engine.Tests;

/// <summary>
/// The loops over postings, documents and words allocate nothing: the same search takes exactly as much memory over an index of four times as many
/// documents.
/// </summary>
public sealed class AllocationTests(AllocationTests.TwoSizes indexes) : IClassFixture<AllocationTests.TwoSizes>
{
    private static readonly FacetRequest[] Facets = [new FacetRequest(Fields.Kind), new FacetRequest(Fields.Tag), new FacetRequest(Fields.Updated, ByYear: true)];

    public static TheoryData<string> Queries => ["term", "rare term", "or", "and", "most of three", "not", "pair", "phrase", "loose phrase", "group"];

    [Theory]
    [MemberData(nameof(Queries))]
    public void The_best_take_no_more_memory_from_many_documents(string name) => AssertSame(r => r.Top(Request(name)));

    [Theory]
    [MemberData(nameof(Queries))]
    public void Facets_filters_and_ranges_take_no_more_memory_over_many_documents(string name) => AssertSame(r => r.Search(Request(name) with
    {
        Facets = Facets,
        Filters = [new KeywordFilter(Fields.Kind, "case"), new KeywordFilter(Fields.Tag, "a")],
        Ranges = [new RangeQuery(Fields.Updated, DateTime.UnixEpoch.Ticks, null)],
    }));

    [Theory]
    [MemberData(nameof(Queries))]
    public void Labels_and_what_is_left_out_take_no_memory_for_each_document(string name)
    {
        static SearchScope Some(IndexReader reader) => new(reader)
        {
            Labels = new HashSet<string> { AccessLabels.Open, "community/1" }, Exclude = [new KeywordFilter(Fields.Tag, "t3")],
        };
        AssertSame(r => r.Top(Request(name)), Some);
        AssertSame(r => r.Search(Request(name) with { Facets = Facets }), Some);
    }

    private static SearchRequest Request(string name) => new()
    {
        Query = name switch
        {
            "term" => new TermQuery("lång"),
            "rare term" => new TermQuery("kort"),
            "or" => BooleanQuery.Or(new TermQuery("lång"), new TermQuery("båda")),
            "and" => BooleanQuery.And(new TermQuery("lång"), new TermQuery("båda")),
            "most of three" => BooleanQuery.Or(new TermQuery("lång"), new TermQuery("båda"), new TermQuery("kort")) with { MinimumShouldMatch = 2 },
            "not" => new BooleanQuery([new BooleanClause(Occur.Must, new TermQuery("lång")), new BooleanClause(Occur.MustNot, new TermQuery("båda"))]),
            "pair" => new PhraseQuery("ett två"),
            "phrase" => new PhraseQuery("ett två tre"),
            "loose phrase" => new PhraseQuery("två ett", 3),
            _ => new FuzzyQuery("lång", 1),
        },
        Similarity = Similarity.Bm25,
        DidYouMean = false,
        LoadDocuments = false,
    };

    private void AssertSame(Action<IndexSearcher> search, Func<IndexReader, SearchScope>? scope = null) =>
        Assert.Equal(AllocatedBy(indexes.Small, search, scope), AllocatedBy(indexes.Large, search, scope));

    // What is kept from search to search is there after the first ones.
    private static long AllocatedBy(SearchIndex index, Action<IndexSearcher> search, Func<IndexReader, SearchScope>? scope)
    {
        using var reader = index.Acquire();
        var searcher = scope is null ? new IndexSearcher(reader) : new IndexSearcher([scope(reader)]);
        var least = long.MaxValue;
        for (var round = 0; round < 10; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            search(searcher);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    public sealed class TwoSizes : IDisposable
    {
        private const int Documents = 10_000;

        private readonly TemporaryFolder folder = new();

        public TwoSizes()
        {
            Small = Make("small", Documents);
            Large = Make("large", 4 * Documents);
        }

        public SearchIndex Small { get; }

        public SearchIndex Large { get; }

        public void Dispose()
        {
            Small.Dispose();
            Large.Dispose();
            folder.Dispose();
        }

        private SearchIndex Make(string name, int documents)
        {
            var index = new SearchIndex(Path.Combine(folder.Path, name));
            for (var n = 0; n < documents; n++)
            {
                var group = n / 40;
                var text = (n % 40 == 0 ? "lång kort båda" : n % 3 == 0 ? "lång båda" : "lång") + (n % 2 == 0 ? " ett två tre" : " tre ett två");
                index.Put(new Document($"doc/{n:00000}", 1) { AccessLabel = group % 5 == 0 ? "community/1" : group % 7 == 0 ? "community/2" : AccessLabels.Open }
                    .AddText(Fields.Body, text).AddKeyword(Fields.Kind, group % 2 == 0 ? "case" : "thread").AddKeyword(Fields.Tag, "a").AddKeyword(Fields.Tag, $"t{group % 4}")
                    .AddDate(Fields.Updated, new DateTimeOffset(2024, 1, 1 + (n % 28), 0, 0, 0, TimeSpan.Zero)));
            }

            index.Commit();
            return index;
        }
    }
}
