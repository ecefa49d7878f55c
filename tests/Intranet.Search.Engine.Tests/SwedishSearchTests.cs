namespace Intranet.Search.Engine.Tests;

public sealed class SwedishSearchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SearchIndex index;

    public SwedishSearchTests()
    {
        index = new SearchIndex(folder.Path);
        string[] texts =
        [
            "Snöröjning på vintern", "Röjning av sly", "Röjning längs ån", "Snö och is", "Mycket snö i år", "Skolskjuts för elever", "Vi ordnar skjuts till skolan",
            "Skjuts med taxi", "Skolan börjar", "Samordnad individuell plan för barnet", "Orosanmälan till socialtjänsten", "Båten går från Växjö",
        ];
        for (var i = 0; i < texts.Length; i++)
        {
            index.Put(new Document(texts[i], 1).AddText(Fields.Title, texts[i]).AddText(Fields.Body, texts[i] + "."));
        }

        index.Put(new Document("hemlig", 1) { AccessLabel = "community/1" }.AddText(Fields.Title, "Hemligheten avslöjad").AddText(Fields.Body, "Hemligheten"));
        index.Put(new Document("english", 1) { Language = Language.English }.AddText(Fields.Title, "Housing policies").AddText(Fields.Body, "Policies for housing and winter roads"));
        index.Commit();
    }

    public void Dispose()
    {
        index.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("röjning", "Snöröjning på vintern")]
    [InlineData("snö", "Snöröjning på vintern")]
    [InlineData("snöröjning", "Mycket snö i år")]
    [InlineData("skjuts till skolan", "Skolskjuts för elever")]
    [InlineData("skolskjuts", "Vi ordnar skjuts till skolan")]
    [InlineData("skolor", "Skolan börjar")]
    [InlineData("policy housing", "english")]
    public void A_word_finds_its_inflections_its_compounds_and_its_parts(string text, string key) => Assert.Contains(key, Search(text).Hits.Select(h => h.Key));

    [Fact]
    public void The_whole_compound_comes_before_its_parts() => Assert.Equal("Snöröjning på vintern", Search("snöröjning").Hits[0].Key);

    [Theory]
    [InlineData("snöröjnig", "snöröjning")]
    [InlineData("orosanmälna till socialtjänsten", "orosanmälan till socialtjänsten")]
    [InlineData("vaxjo", "växjö")]
    public void A_misspelt_word_gets_a_better_spelling(string typed, string better) => Assert.Equal(better, Search(typed).DidYouMean);

    [Fact]
    public void A_misspelt_word_finds_what_was_meant_all_the_same() => Assert.Equal("Orosanmälan till socialtjänsten", Search("orosanmälna").Hits[0].Key);

    [Fact]
    public void Words_of_closed_documents_are_neither_suggested_nor_offered_as_spellings()
    {
        Assert.Null(Search("hemlighetne").DidYouMean);
        using var reader = index.Acquire();
        Assert.Empty(new IndexSearcher(reader).Suggest("hemli"));
        Assert.Empty(Search("hemlighetne").Hits);
    }

    [Theory]
    [InlineData("sip")]
    [InlineData("SIP")]
    public void The_thesaurus_of_the_coordinators_bridges_short_forms(string text)
    {
        var thesaurus = new Thesaurus([["SIP", "samordnad individuell plan"]]);
        Assert.Equal("Samordnad individuell plan för barnet", Search(new SearchRequest { Text = text, Thesaurus = thesaurus }).Hits[0].Key);
    }

    [Fact]
    public void A_phrase_in_the_thesaurus_finds_its_short_form()
    {
        index.Put(new Document("kort", 1).AddText(Fields.Body, "SIP upprättas"));
        index.Commit();
        var thesaurus = new Thesaurus([["SIP", "samordnad individuell plan"]]);
        Assert.Contains("kort", Search(new SearchRequest { Text = "samordnad individuell plan", Thesaurus = thesaurus }).Hits.Select(h => h.Key));
    }

    [Fact]
    public void Suggestions_offer_titles_and_words_while_typing()
    {
        using var reader = index.Acquire();
        var suggestions = new IndexSearcher(reader).Suggest("snöröj");
        Assert.Contains(suggestions, s => s is { Kind: SuggestionKind.Title, Text: "Snöröjning på vintern" });
        Assert.Contains(suggestions, s => s is { Kind: SuggestionKind.Term, Text: "snöröjning" });
    }

    [Fact]
    public void Compounds_that_matched_are_marked_as_whole_words()
    {
        var hit = Search(new SearchRequest { Text = "röjning", Highlight = new HighlightOptions() }).Hits.First(h => h.Key == "Snöröjning på vintern");
        Assert.Equal("<mark>Snöröjning</mark> på vintern", hit.Highlights[Fields.Title]);
    }

    [Fact]
    public void An_explanation_adds_up_to_the_score()
    {
        using var reader = index.Acquire();
        var searcher = new IndexSearcher(reader);
        var request = new SearchRequest { Text = "skjuts till skolan" };
        foreach (var hit in searcher.Search(request).Hits)
        {
            Assert.Equal(hit.Score, searcher.Explain(request, hit.Key)!.Value, 0.001);
        }
    }

    [Fact]
    public void More_like_this_finds_what_is_about_the_same_but_not_itself()
    {
        var result = Search(new SearchRequest { Query = new MoreLikeThisQuery("Vi ordnar skjuts till skolan", ExceptKey: "Vi ordnar skjuts till skolan") });
        Assert.Contains("Skjuts med taxi", result.Hits.Select(h => h.Key));
        Assert.DoesNotContain("Vi ordnar skjuts till skolan", result.Hits.Select(h => h.Key));
    }

    [Fact]
    public void More_like_this_finds_documents_of_any_language() =>
        Assert.Contains("english", Search(new SearchRequest { Query = new MoreLikeThisQuery("A policy for the roads in winter") }).Hits.Select(h => h.Key));

    private SearchResult Search(string text) => Search(new SearchRequest { Text = text });

    private SearchResult Search(SearchRequest request)
    {
        using var reader = index.Acquire();
        return new IndexSearcher(reader).Search(request with { Size = 50 });
    }
}
