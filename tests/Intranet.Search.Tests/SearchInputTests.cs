using Intranet.Abstractions;

namespace Intranet.Search.Tests;

public sealed class SearchInputTests
{
    private static readonly string[] Kinds = ["case", "thread"];

    [Theory]
    [InlineData("scope", "Scope")]
    [InlineData("sort", "Sort")]
    [InlineData("kind", "Kind")]
    [InlineData("from", "From")]
    [InlineData("to", "To")]
    [InlineData("page", "Page")]
    [InlineData("pageSize", "PageSize")]
    [InlineData("year", "Year")]
    public void What_makes_no_sense_is_an_error_at_its_field(string parameter, string field)
    {
        var input = parameter switch
        {
            "scope" => new SearchInput { Scope = "2" },
            "sort" => new SearchInput { Sort = "worst" },
            "kind" => new SearchInput { Kind = ["case", "secret"] },
            "from" => new SearchInput { From = "i går" },
            "to" => new SearchInput { To = "2026-02-30" },
            "page" => new SearchInput { Page = "två" },
            "pageSize" => new SearchInput { PageSize = "1.5" },
            _ => new SearchInput { Year = ["20x6"] },
        };

        var error = Assert.Single(input.Read(Kinds).Errors);
        Assert.Equal((ErrorKind.Invalid, field), (error.Kind, error.Field));
    }

    [Fact]
    public void A_period_that_ends_before_it_begins_is_an_error_at_its_end()
    {
        var error = Assert.Single(new SearchInput { From = "2026-02-01", To = "2026-01-31" }.Read(Kinds).Errors);
        Assert.IsType<PeriodReversed>(error);
        Assert.Equal("To", error.Field);
    }

    [Theory]
    [InlineData("Own", SearchReach.Own)]
    [InlineData("network", SearchReach.Network)]
    [InlineData("", SearchReach.All)]
    [InlineData(null, SearchReach.All)]
    internal void A_scope_is_read_in_any_case(string? given, SearchReach read) =>
        Assert.Equal(read, new SearchInput { Scope = given }.Read(Kinds).Value.Reach);

    [Theory]
    [InlineData("-1", 1)]
    [InlineData("99999999999", 10_000)]
    public void A_page_out_of_range_is_brought_into_range(string given, int page) =>
        Assert.Equal(page, new SearchInput { Page = given }.Read(Kinds).Value.Page.Page);

    [Fact]
    public void A_long_query_is_cut_between_characters_and_says_so()
    {
        var query = new SearchInput { Q = new string('a', SearchInput.MostCharacters - 1) + "🙂" + new string('b', 2_000_000) }.Read(Kinds).Value;
        Assert.Equal(new string('a', SearchInput.MostCharacters - 1), query.Text);
        Assert.True(query.WasCut);
    }

    [Fact]
    public void Characters_that_nobody_can_read_become_harmless()
    {
        var query = new SearchInput { Q = "snö\0röj\r\nning \ud800" }.Read(Kinds).Value;
        Assert.Equal("snö röj  ning \ufffd", query.Text);
        Assert.False(query.WasCut);
    }
}
