namespace Intranet.Search.Engine.Tests;

public sealed class ThesaurusTests : IDisposable
{
    private static readonly Thesaurus Words = new([
        ["SIP", "samordnad individuell plan"],
        ["orosanmälan", "anmälan om oro", "14 kap. 1 § SoL"],
        ["LSS", "lagen om stöd och service till vissa funktionshindrade"],
    ]);

    private readonly TemporaryFolder folder = new();
    private readonly SearchIndex index;

    public ThesaurusTests()
    {
        index = new SearchIndex(folder.Path);
        string[] texts =
        [
            "SIP upprättas", "samordnad individuell plan upprättas", "en individuell plan", "samordnad ledning", "anmälan om oro för ett barn", "orosanmälan görs",
            "insatser enligt LSS", "lagen om stöd och service till vissa funktionshindrade gäller", "möte om SIP på måndag", "möte om samordnad individuell plan på måndag",
        ];
        foreach (var text in texts)
        {
            index.Put(new Document(text, 1).AddText(Fields.Body, text));
        }

        index.Put(new Document("english", 1) { Language = Language.English }.AddText(Fields.Body, "what a SIP is"));
        index.Commit();
    }

    public void Dispose()
    {
        index.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("SIP", "samordnad individuell plan upprättas")]
    [InlineData("samordnad individuell plan", "SIP upprättas")]
    [InlineData("samordnade individuella planer", "SIP upprättas")]
    [InlineData("samordnad individuell plan", "english")]
    [InlineData("upprättas samordnad individuell plan", "SIP upprättas")]
    [InlineData("orosanmälan", "anmälan om oro för ett barn")]
    [InlineData("anmälan om oro", "orosanmälan görs")]
    [InlineData("LSS", "lagen om stöd och service till vissa funktionshindrade gäller")]
    [InlineData("lagen om stöd och service till vissa funktionshindrade", "insatser enligt LSS")]
    public void Any_of_a_group_finds_all_of_it_when_every_word_has_to_match(string text, string key) => Assert.Contains(key, Keys(text, MatchMode.All));

    [Theory]
    [InlineData("\"SIP upprättas\"", "samordnad individuell plan upprättas")]
    [InlineData("\"samordnad individuell plan upprättas\"", "SIP upprättas")]
    [InlineData("\"möte om SIP på måndag\"", "möte om samordnad individuell plan på måndag")]
    public void Entries_count_within_phrases(string text, string key) => Assert.Contains(key, Keys(text, MatchMode.All));

    [Fact]
    public void A_phrase_with_an_entry_still_demands_the_words_around_it() => Assert.Equal(["SIP upprättas", "samordnad individuell plan upprättas"], Keys("\"SIP upprättas\"", MatchMode.All).Order(StringComparer.Ordinal));

    [Fact]
    public void A_mistyped_entry_finds_what_it_stands_for() => Assert.Contains("anmälan om oro för ett barn", Keys("orosanmälna", MatchMode.All));

    [Fact]
    public void What_is_excluded_is_excluded_in_all_its_names() => Assert.DoesNotContain("samordnad individuell plan upprättas", Keys("upprättas -SIP", MatchMode.All));

    [Fact]
    public void Some_words_of_an_entry_are_words_like_any_other() => Assert.DoesNotContain("SIP upprättas", Keys("individuell plan", MatchMode.Any));

    [Fact]
    public void A_document_with_an_entry_is_scored_once_for_it()
    {
        using var reader = index.Acquire();
        var searcher = new IndexSearcher(reader);
        var request = new SearchRequest { Text = "samordnad individuell plan", Match = MatchMode.All, Thesaurus = Words, Similarity = Similarity.Bm25 };
        var alone = searcher.Search(request with { Text = "SIP", Thesaurus = null }).Hits.Single(h => h.Key == "SIP upprättas").Score;
        Assert.Equal(alone, searcher.Search(request).Hits.Single(h => h.Key == "SIP upprättas").Score, 0.001);
        Assert.Equal(alone, searcher.Explain(request, "SIP upprättas")!.Value, 0.001);
    }

    [Fact]
    public void Great_entries_and_great_groups_are_bounded()
    {
        string[] great = [.. Enumerable.Range(0, 500).Select(n => $"ord{n}"), string.Join(' ', Enumerable.Repeat("lång", 100))];
        var thesaurus = new Thesaurus([great]);
        Assert.Equal(Thesaurus.MostSynonyms, thesaurus.Synonyms("ord7").Count);
        Assert.Empty(thesaurus.Synonyms(great[^1]));
    }

    private string[] Keys(string text, MatchMode match)
    {
        using var reader = index.Acquire();
        var request = new SearchRequest { Text = text, Match = match, Thesaurus = Words, Size = 50, DidYouMean = false, Similarity = Similarity.Default with { Compounds = false } };
        return [.. new IndexSearcher(reader).Search(request).Hits.Select(h => h.Key)];
    }
}
