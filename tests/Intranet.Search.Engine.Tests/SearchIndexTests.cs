namespace Intranet.Search.Engine.Tests;

public sealed class SearchIndexTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_put_document_is_found_after_commit_and_not_before()
    {
        using var index = new SearchIndex(folder.Path);
        index.Put(new Document("a", 1).AddText(Fields.Body, "Snöröjning på cykelvägar"));
        Assert.Empty(Keys(index, "cykelvägar"));
        index.Commit();
        Assert.Equal(["a"], Keys(index, "cykelvägar"));
    }

    [Fact]
    public void A_committed_document_is_there_when_the_index_is_opened_again()
    {
        using (var index = new SearchIndex(folder.Path))
        {
            index.Put(new Document("a", 1).AddText(Fields.Body, "Snöröjning").AddStored("url", "/a"));
            index.Put(new Document("b", 1).AddText(Fields.Body, "Snöröjning"));
            index.Delete("b", 2);
            index.Commit();
        }

        using var again = new SearchIndex(folder.Path);
        Assert.Equal(["a"], Keys(again, "snöröjning"));
        Assert.Equal(2, again.VersionOf("b"));
        Assert.False(again.Put(new Document("b", 2)));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Only_a_newer_version_replaces_what_is_held(long version, bool replaces)
    {
        using var index = new SearchIndex(folder.Path);
        index.Put(new Document("a", 4).AddText(Fields.Body, "gammal"));
        index.Commit();
        Assert.Equal(replaces, index.Put(new Document("a", version).AddText(Fields.Body, "nyare")));
        index.Commit();
        Assert.Equal([replaces ? "nyare" : "gammal"], Search(index, new SearchRequest()).Hits.Select(h => h.Get(Fields.Body)!));
    }

    [Fact]
    public void A_late_put_does_not_bring_a_deleted_document_back()
    {
        using var index = new SearchIndex(folder.Path);
        index.Put(new Document("a", 1).AddText(Fields.Body, "ord"));
        index.Delete("a", 3);
        Assert.False(index.Put(new Document("a", 2).AddText(Fields.Body, "ord")));
        index.Commit();
        Assert.Empty(Keys(index, "ord"));
        Assert.True(index.Put(new Document("a", 4).AddText(Fields.Body, "ord")));
    }

    [Fact]
    public void A_reader_keeps_its_moment()
    {
        using var index = new SearchIndex(folder.Path);
        index.Put(new Document("a", 1).AddText(Fields.Body, "ord"));
        index.Commit();
        using var before = index.Acquire();
        index.Delete("a", 2);
        index.Commit();
        Assert.Equal(1, new IndexSearcher(before).Search(new SearchRequest { Text = "ord" }).Total);
        Assert.Empty(Keys(index, "ord"));
    }

    [Fact]
    public void What_a_person_may_not_see_is_neither_found_nor_counted()
    {
        using var index = new SearchIndex(folder.Path);
        index.Put(new Document("open", 1).AddText(Fields.Body, "ord").AddKeyword(Fields.Kind, "case"));
        index.Put(new Document("closed", 1) { AccessLabel = "community/1" }.AddText(Fields.Body, "ord").AddKeyword(Fields.Kind, "thread"));
        index.Commit();
        using var reader = index.Acquire();
        var request = new SearchRequest { Text = "ord", Facets = [new FacetRequest(Fields.Kind)] };
        var stranger = new IndexSearcher(reader).Search(request);
        Assert.Equal(["open"], stranger.Hits.Select(h => h.Key));
        Assert.Equal([new FacetValue("case", 1)], stranger.Facets[Fields.Kind]);

        var member = new SearchScope(reader) { Labels = new HashSet<string> { AccessLabels.Open, "community/1" } };
        Assert.Equal(2, new IndexSearcher([member]).Search(request).Total);
    }

    [Fact]
    public void A_facet_counts_as_if_its_own_filter_were_not_set()
    {
        using var index = new SearchIndex(folder.Path);
        index.Put(new Document("a", 1).AddText(Fields.Body, "ord").AddKeyword(Fields.Kind, "case").AddKeyword(Fields.Tag, "x"));
        index.Put(new Document("b", 1).AddText(Fields.Body, "ord").AddKeyword(Fields.Kind, "thread").AddKeyword(Fields.Tag, "x"));
        index.Commit();
        var result = Search(index, new SearchRequest
        {
            Text = "ord",
            Filters = [new KeywordFilter(Fields.Kind, "case")],
            Facets = [new FacetRequest(Fields.Kind), new FacetRequest(Fields.Tag)],
        });
        Assert.Equal(1, result.Total);
        Assert.Equal([new FacetValue("case", 1), new FacetValue("thread", 1)], result.Facets[Fields.Kind]);
        Assert.Equal([new FacetValue("x", 1)], result.Facets[Fields.Tag]);
    }

    [Fact]
    public void A_highlight_marks_whole_words_and_is_safe_html()
    {
        using var index = new SearchIndex(folder.Path);
        index.Put(new Document("a", 1).AddText(Fields.Body, "<b>Vägarna</b> & vintern"));
        index.Commit();
        var result = Search(index, new SearchRequest { Text = "väg", Highlight = new HighlightOptions() });
        Assert.Equal("&lt;b&gt;<mark>Vägarna</mark>&lt;/b&gt; &amp; vintern", result.Hits[0].Highlights[Fields.Body]);
    }

    [Fact]
    public void A_rebuilt_index_takes_the_place_of_the_old_one_and_keeps_writes_made_meanwhile()
    {
        using var index = new SearchIndex(folder.Path);
        index.Put(new Document("old", 1).AddText(Fields.Body, "ord"));
        index.Commit();
        using (var rebuild = index.BeginRebuild())
        {
            rebuild.Writer.Put(new Document("new", 1).AddText(Fields.Body, "ord"));
            index.Put(new Document("late", 1).AddText(Fields.Body, "ord"));
            index.Commit();
            Assert.Equal(["late", "old"], Keys(index, "ord").Order());
            rebuild.Complete();
        }

        Assert.Equal(["late", "new"], Keys(index, "ord").Order());
        index.Dispose();
        using var again = new SearchIndex(folder.Path);
        Assert.Equal(["late", "new"], Keys(again, "ord").Order());
        Assert.True(again.Check().IsClean);
    }

    private static IEnumerable<string> Keys(SearchIndex index, string text) => Search(index, new SearchRequest { Text = text }).Hits.Select(h => h.Key);

    private static SearchResult Search(SearchIndex index, SearchRequest request)
    {
        using var reader = index.Acquire();
        return new IndexSearcher(reader).Search(request);
    }
}
