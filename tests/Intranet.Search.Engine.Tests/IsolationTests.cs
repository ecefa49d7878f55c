namespace Intranet.Search.Engine.Tests;

public sealed class IsolationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_closed_document_never_moves_a_score_that_others_see(int seed)
    {
        using var index = new SearchIndex(folder.Path);
        var corpus = new RandomCorpus(seed);
        for (var n = 0; n < 100; n++)
        {
            index.Put(corpus.Document(n, 1));
        }

        index.Commit();
        var requests = Enumerable.Range(0, 30).Select(_ => corpus.Request() with { Similarity = Similarity.Default }).ToArray();
        var before = requests.Select(r => Answer(index, r)).ToArray();
        for (var n = 0; n < 60; n++)
        {
            index.Put(new Document($"closed/{n}", 1) { AccessLabel = "community/9" }.AddText(Fields.Title, "snö väg skola").AddText(Fields.Body, "kommun barn vård snöröjning cykelväg nyord"));
        }

        index.Commit();
        Assert.Equal(before, requests.Select(r => Answer(index, r)));
    }

    [Fact]
    public void A_deleted_document_leaves_no_trace_in_scores()
    {
        using var with = new SearchIndex(Path.Combine(folder.Path, "with"));
        using var without = new SearchIndex(Path.Combine(folder.Path, "without"));
        var corpus = new RandomCorpus(4);
        for (var n = 0; n < 80; n++)
        {
            var document = corpus.Document(n, 1);
            with.Put(document);
            without.Put(document);
        }

        for (var n = 100; n < 130; n++)
        {
            with.Put(corpus.Document(n, 1));
        }

        with.Commit();
        without.Commit();
        for (var n = 100; n < 130; n++)
        {
            with.Delete($"doc/{n}", 2);
        }

        with.Commit();
        for (var n = 0; n < 40; n++)
        {
            var request = corpus.Request() with { Similarity = Similarity.Default };
            Assert.Equal(Answer(without, request), Answer(with, request));
        }
    }

    private static string Answer(SearchIndex index, SearchRequest request)
    {
        using var reader = index.Acquire();
        return string.Join(' ', new IndexSearcher(reader).Search(request).Hits.Select(h => $"{h.Key}={h.Score:R}"));
    }
}
