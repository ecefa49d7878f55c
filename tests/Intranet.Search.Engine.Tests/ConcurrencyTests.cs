using System.Collections.Concurrent;

namespace Intranet.Search.Engine.Tests;

public sealed class ConcurrencyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Each commit writes the same number into ten documents: a reader that sees two numbers saw half a commit.</summary>
    [Fact]
    public Task Readers_beside_a_writer_always_see_whole_commits() => ReadBesideAWriter(TimeSpan.FromSeconds(4));

    [Fact]
    [Trait("Category", "Long")]
    public Task Readers_beside_a_writer_see_whole_commits_for_minutes() => ReadBesideAWriter(TimeSpan.FromMinutes(3));

    [Fact]
    public async Task Searches_go_on_while_the_index_is_rebuilt_and_swapped()
    {
        using var index = new SearchIndex(folder.Path);
        Write(index, 0);
        using var stop = new CancellationTokenSource();
        var search = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var reader = index.Acquire();
                Assert.Equal(10, new IndexSearcher(reader).Search(new SearchRequest { Text = "gemensamt" }).Total);
            }
        });
        for (var n = 1; n < 15; n++)
        {
            using var rebuild = index.BeginRebuild();
            for (var i = 0; i < 10; i++)
            {
                rebuild.Writer.Put(Document(i, n));
            }

            rebuild.Complete();
        }

        await stop.CancelAsync();
        await search;
    }

    private async Task ReadBesideAWriter(TimeSpan time)
    {
        using var index = new SearchIndex(folder.Path);
        Write(index, 0);
        using var stop = new CancellationTokenSource(time);
        var torn = new ConcurrentBag<string>();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var reader = index.Acquire();
                var hits = new IndexSearcher(reader).Search(new SearchRequest { Text = "gemensamt", Size = 20 }).Hits;
                var numbers = hits.Select(h => h.GetNumber("round")).Distinct().ToArray();
                if (hits.Count != 10 || numbers.Length != 1)
                {
                    torn.Add($"{hits.Count} documents of rounds {string.Join(',', numbers)}");
                }
            }
        })).ToArray();
        var round = 1;
        for (; !stop.IsCancellationRequested; round++)
        {
            Write(index, round);
        }

        await Task.WhenAll(readers);
        Assert.Empty(torn);
        Assert.True(round > 20);
        Assert.Empty(index.Check().Problems);
    }

    private static void Write(SearchIndex index, int round)
    {
        for (var i = 0; i < 10; i++)
        {
            index.Put(Document(i, round));
        }

        index.Commit();
    }

    private static Document Document(int i, int round) => new Document($"doc/{i}", round).AddText(Fields.Body, "ett gemensamt ord").AddNumber("round", round);
}
