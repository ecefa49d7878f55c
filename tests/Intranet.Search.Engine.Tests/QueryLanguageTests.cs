using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Intranet.Search.Engine.Tests;

public sealed class QueryLanguageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SearchIndex index;

    public QueryLanguageTests()
    {
        index = new SearchIndex(folder.Path);
        var corpus = new RandomCorpus(1);
        for (var n = 0; n < 200; n++)
        {
            index.Put(corpus.Document(n, 1));
        }

        index.Put(new Document("plan", 1).AddText(Fields.Title, "Plan för snöröjning").AddText(Fields.Body, "Vi röjer gång- och cykelvägar först.")
            .AddKeyword(Fields.Tag, "vinter").AddKeyword(Fields.Author, "Åsa").AddDate(Fields.Updated, new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero)));
        index.Commit();
    }

    public void Dispose()
    {
        index.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("\"gång- och cykelvägar\"")]
    [InlineData("snöröjning tag:vinter")]
    [InlineData("tagg:VINTER")]
    [InlineData("titel:plan titel:snöröjning")]
    [InlineData("author:åsa")]
    [InlineData("från:2024-04 till:2024-06")]
    [InlineData("+röjer +först")]
    [InlineData("cykelvä* först")]
    [InlineData("\"cykelvägar först\"")]
    public void What_a_person_writes_finds_the_plan(string text) => Assert.Contains("plan", Keys(text));

    [Theory]
    [InlineData("tag:vinter -snöröjning")]
    [InlineData("tag:vinter INTE plan")]
    [InlineData("tag:vinter -\"gång och\"")]
    [InlineData("titel:röjer")]
    [InlineData("från:2025 plan")]
    [InlineData("\"cykelvägar gång\"")]
    public void What_was_excluded_is_not_found(string text) => Assert.DoesNotContain("plan", Keys(text));

    [Theory]
    [InlineData("plan -först", "plan")]
    [InlineData("titel:finnsinte \"snöröjning\" OR", "plan")]
    [InlineData("vad betyder \"gång\"?", "plan")]
    public void Running_text_is_words_whatever_stands_in_it(string text, string key) => Assert.Contains(key, Keys(QueryParser.Words(text)));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(" -\":*")]
    public void Running_text_without_words_finds_nothing(string? text) => Assert.Empty(Keys(QueryParser.Words(text)));

    [Fact]
    public void Any_string_whatever_is_a_valid_query_and_answers_soon()
    {
        Prop.ForAll<string>(text => Answers(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        const string Pieces = "abåö \"\"-+:()*~|\\\u0000\ud83d\ude00\ud83d'<&";
        var written = Gen.Elements<char>([.. Pieces]).ArrayOf().Select(c => new string(c)).ToArbitrary();
        Prop.ForAll(written, Answers).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Pathological_queries_answer_within_a_second()
    {
        var path = SharedData.Find("bad-input/search-queries.json");
        if (path is null)
        {
            return;
        }

        using var file = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var query in file.RootElement.EnumerateObject())
        {
            var took = ProcessorTime.OfThread(() => Assert.True(Answers(TextOf(query.Value)), query.Name));
            Assert.True(took < TimeSpan.FromSeconds(1), $"{query.Name} took {took}");
        }
    }

    [Fact]
    public void And_finds_no_more_than_either_side_and_or_no_less()
    {
        var corpus = new RandomCorpus(9);
        for (var n = 0; n < 200; n++)
        {
            // Wrapped, since a function word that stands beside other words is left out on purpose.
            Query a = BooleanQuery.And(corpus.Query()), b = BooleanQuery.And(corpus.Query());
            var (inA, inB) = (Keys(a), Keys(b));
            Assert.Equal(inA.Intersect(inB).Order(), Keys(BooleanQuery.And(a, b)).Order());
            Assert.Equal(inA.Union(inB).Order(), Keys(BooleanQuery.Or(a, b)).Order());
            Assert.Equal(inA.Except(inB).Order(), Keys(new BooleanQuery([new BooleanClause(Occur.Must, a), new BooleanClause(Occur.MustNot, b)])).Order());
        }
    }

    // Half of a surrogate pair is no JSON text for .NET: it is taken as it is written.
    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }

    private bool Answers(string text)
    {
        using var reader = index.Acquire();
        var searcher = new IndexSearcher(reader);
        var result = searcher.Search(new SearchRequest { Text = text, Highlight = new HighlightOptions(), Facets = [new FacetRequest(Fields.Kind)] });
        _ = searcher.Suggest(text);
        return result.Total >= result.Hits.Count && result.Hits.All(h => h.Highlights.Values.All(IsSafe));
    }

    private static bool IsSafe(string html)
    {
        var bare = html.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal);
        return !bare.Contains('<', StringComparison.Ordinal) && !bare.Contains('"', StringComparison.Ordinal);
    }

    private string[] Keys(string text) => Keys(QueryParser.Parse(text));

    private string[] Keys(Query query)
    {
        using var reader = index.Acquire();
        var labels = new HashSet<string> { AccessLabels.Open, "community/1", "community/2" };
        var request = new SearchRequest { Query = query, Size = 1_000, Similarity = Similarity.Bm25 };
        return [.. new IndexSearcher([new SearchScope(reader) { Labels = labels }]).Search(request).Hits.Select(h => h.Key)];
    }
}
