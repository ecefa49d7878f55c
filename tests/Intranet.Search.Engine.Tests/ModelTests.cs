using Xunit.Abstractions;

namespace Intranet.Search.Engine.Tests;

public sealed class ModelTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Random_queries_answer_as_the_model_that_looks_at_every_document(int seed)
    {
        var corpus = new RandomCorpus(seed);
        var held = new Dictionary<string, Document>();
        using var index = new SearchIndex(folder.Path);
        for (var round = 0; round < 12; round++)
        {
            Write(index, corpus, held, round);
            using var reader = index.Acquire();
            for (var n = 0; n < 25; n++)
            {
                output.WriteLine($"seed {seed}, round {round}, query {n}");
                Compare(reader, corpus, held.Values.Select(d => new NaiveDocument(d)));
            }
        }

        Assert.Empty(index.Check().Problems);
    }

    [Fact]
    public void Long_lists_of_many_blocks_and_windows_answer_as_the_model()
    {
        const int Seed = 21;
        var corpus = new RandomCorpus(Seed);
        using var index = new SearchIndex(folder.Path);
        var documents = Enumerable.Range(0, 10_000).Select(n => corpus.Document(n, 1)).ToArray();
        Array.ForEach(documents, d => index.Put(d));
        index.Commit();
        using var reader = index.Acquire();
        NaiveDocument[] analyzed = [.. documents.Select(d => new NaiveDocument(d))];
        for (var n = 0; n < 40; n++)
        {
            output.WriteLine($"seed {Seed}, query {n}");
            Compare(reader, corpus, analyzed);
        }

        Assert.Empty(index.Check().Problems);
    }

    [Fact]
    public void The_best_ten_are_the_first_ten_of_looking_at_every_document()
    {
        const int Seed = 31;
        var corpus = new RandomCorpus(Seed);
        using var index = new SearchIndex(folder.Path);
        for (var n = 0; n < 12_000; n++)
        {
            index.Put(corpus.Document(n, 1));
            if (n == 9_000)
            {
                index.Commit();
            }
        }

        index.Commit();
        using var reader = index.Acquire();
        for (var n = 0; n < 120; n++)
        {
            output.WriteLine($"seed {Seed}, query {n}");
            Query[] words = [.. Enumerable.Range(0, corpus.Next(4) + 1).Select(_ => new TermQuery(corpus.Word()))];
            Query query = corpus.Next(3) switch
            {
                0 => BooleanQuery.Or(words),
                1 => BooleanQuery.And(words),
                _ => new PhraseQuery($"{corpus.Word()} {corpus.Word()}"),
            };
            var searcher = new IndexSearcher([new SearchScope(reader) { Labels = new HashSet<string> { AccessLabels.Open, "community/2" } }]);
            var request = new SearchRequest { Query = query, Similarity = Similarity.Bm25, DidYouMean = false, LoadDocuments = false };
            var all = searcher.Search(request with { Size = 1_000 });
            var expected = all.Hits.Take(10).Select(h => (h.Key, h.Score)).ToArray();
            var ten = searcher.Search(request with { Size = 10 });
            Assert.Equal(expected, searcher.Top(request with { Size = 10 }).Select(t => (t.Key, t.Score)));
            Assert.Equal(expected, ten.Hits.Select(h => (h.Key, h.Score)));
            Assert.Equal(all.Total, ten.Total);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Several_indexes_answer_exactly_as_one_that_holds_all_their_documents(int seed)
    {
        var corpus = new RandomCorpus(seed);
        using var whole = new SearchIndex(Path.Combine(folder.Path, "whole"));
        SearchIndex[] parts = [.. Enumerable.Range(0, 3).Select(i => new SearchIndex(Path.Combine(folder.Path, $"part{i}")))];
        for (var round = 0; round < 12; round++)
        {
            for (var n = 0; n < 40; n++)
            {
                var number = corpus.Next(300);
                if (corpus.Chance(20))
                {
                    whole.Delete($"doc/{number}", (round * 1000) + n);
                    parts[number % 3].Delete($"doc/{number}", (round * 1000) + n);
                    continue;
                }

                var document = corpus.Document(number, (round * 1000) + n);
                whole.Put(document);
                parts[number % 3].Put(document);
            }

            whole.Commit();
            Array.ForEach(parts, p => p.Commit());
            CompareFederated(whole, parts, corpus, seed, round);
        }

        Array.ForEach(parts, p => p.Dispose());
    }

    private void CompareFederated(SearchIndex whole, SearchIndex[] parts, RandomCorpus corpus, int seed, int round)
    {
        using var one = whole.Acquire();
        var readers = parts.Select(p => p.Acquire()).ToArray();
        var labels = new HashSet<string> { AccessLabels.Open, "community/1" };
        var single = new IndexSearcher([new SearchScope(one) { Labels = labels }]);
        var federated = new IndexSearcher([.. readers.Select(r => new SearchScope(r) { Labels = labels })]);
        for (var n = 0; n < 20; n++)
        {
            output.WriteLine($"seed {seed}, round {round}, query {n}");
            foreach (var similarity in (Similarity[])[Similarity.Bm25, Similarity.Default])
            {
                var request = corpus.Request() with { Similarity = similarity };
                var (expected, actual) = (single.Search(request), federated.Search(request));
                Assert.Equal(expected.Total, actual.Total);
                Assert.Equal(expected.Hits.Select(h => (h.Key, h.Score)), actual.Hits.Select(h => (h.Key, h.Score)));
                Assert.Equal(expected.Facets[Fields.Tag], actual.Facets[Fields.Tag]);
            }
        }

        Array.ForEach(readers, r => r.Dispose());
    }

    private static void Write(SearchIndex index, RandomCorpus corpus, Dictionary<string, Document> held, int round)
    {
        for (var n = 0; n < 15; n++)
        {
            var version = (round * 1000) + n;
            if (corpus.Chance(15))
            {
                var key = $"doc/{corpus.Next(120)}";
                index.Delete(key, version);
                held.Remove(key);
                continue;
            }

            var document = corpus.Document(corpus.Next(120), version);
            index.Put(document);
            held[document.Key] = document;
        }

        index.Commit();
    }

    private static void Compare(IndexReader reader, RandomCorpus corpus, IEnumerable<NaiveDocument> documents)
    {
        var request = corpus.Request();
        var labels = new HashSet<string> { AccessLabels.Open, "community/1" };
        KeywordFilter[] exclude = corpus.Chance(30) ? [new KeywordFilter(Fields.Tag, "ö")] : [];
        var expected = new NaiveSearch([new NaiveScope([.. documents], labels, exclude)], request).Run();
        var actual = new IndexSearcher([new SearchScope(reader) { Labels = labels, Exclude = exclude }]).Search(request);
        Assert.Superset(actual.Hits.Select(h => h.Key).ToHashSet(), expected.Scores.Keys.ToHashSet());
        Assert.Equal(Math.Min(request.Size, expected.Total), actual.Hits.Count);
        Assert.Equal(expected.Total, actual.Total);
        foreach (var hit in actual.Hits.Where(h => h.Score > 0))
        {
            Assert.Equal(expected.Scores[hit.Key], hit.Score, 0.001);
        }

        var best = new IndexSearcher([new SearchScope(reader) { Labels = labels, Exclude = exclude }]).Top(request with { Size = 7, From = 0 });
        Assert.Equal(Math.Min(7, expected.Total), best.Count);
        Assert.All(expected.Scores.Values.OrderDescending().Take(7).Zip(best), pair => Assert.Equal(pair.First, pair.Second.Score, 0.001));
        Assert.All(best, b => Assert.Equal(expected.Scores[b.Key], b.Score, 0.001));
        if (request.Query is not PrefixQuery && best.All(b => b.Score > 0))
        {
            Assert.Equal(actual.Hits.Take(7).Select(h => h.Key), best.Select(b => b.Key));
        }

        Assert.Equal(actual.Hits.OrderByDescending(h => h.Score).Select(h => h.Score), actual.Hits.Select(h => h.Score));
        foreach (var facet in request.Facets)
        {
            Assert.Equal(expected.Facets[facet.Field].OrderBy(f => f.Key, StringComparer.Ordinal), actual.Facets[facet.Field].Select(f => KeyValuePair.Create(f.Value, f.Count)).OrderBy(f => f.Key, StringComparer.Ordinal));
        }
    }
}
