using Intranet.Abstractions;
using static Intranet.Search.Tests.Things;

namespace Intranet.Search.Tests;

public sealed class SuggestTests : IAsyncDisposable
{
    private readonly SearchHouse _house = new();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Titles_communities_and_people_are_offered_with_their_addresses()
    {
        await _house.TellAsync(
            _house.Cases.Put("vaxjo", Thing("case", "Snöröjning på gångvägar")),
            _house.Communities.Put(ShellSettings.DefaultName, Thing("community", "Nätverk för snöröjning", "kronoberg")),
            _house.People.Put("vaxjo", Thing("person", "Svea Snöberg")));

        var items = await SuggestAsync("snö");

        Assert.Equal(
            [("Nätverk för snöröjning", "community", "/vaxjo/network/communitys/1"), ("Snöröjning på gångvägar", "title", "/vaxjo/cases/1"), ("Svea Snöberg", "person", "/vaxjo/persons/1")],
            items.Where(i => i.Url is not null).Select(i => (i.Text, i.Kind, i.Url!)).Order());
    }

    [Fact]
    public async Task What_the_reader_may_not_see_is_not_offered()
    {
        await _house.TellAsync(
            _house.Communities.Put("vaxjo", Thing("community", "Snöhemligheten", label: AccessLabel.Community(Guid.NewGuid()))),
            _house.Cases.Put("kronoberg", Thing("case", "Snö i Kronoberg", "kronoberg")));

        Assert.Empty(await SuggestAsync("snö"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("?!")]
    public async Task Too_little_to_go_by_offers_nothing(string typed)
    {
        await _house.TellAsync(_house.Cases.Put("vaxjo", Thing("case", "Snöröjning")));
        Assert.Empty(await SuggestAsync(typed));
    }

    [Fact]
    public async Task Something_similar_is_found_while_a_question_is_written()
    {
        await _house.TellAsync(
            _house.Threads.Put("vaxjo", Thing("thread", "Hur mäter ni snödjup på cykelvägar?") with { State = "answered" }),
            _house.Cases.Put("vaxjo", Thing("case", "Snödjup med sensorer")),
            _house.Threads.Put("vaxjo", Thing("thread", "Kaffe i fikarummet")));

        var found = await _house.UseAsync<ISimilarContent, IReadOnlyList<SimilarItem>>(
            "vaxjo", similar => similar.FindAsync("vilket snödjup", ["thread"], 5, "/vaxjo"));

        Assert.Equal([new SimilarItem("thread", "Hur mäter ni snödjup på cykelvägar?", "/vaxjo/threads/1", "Växjö kommun", "answered")], found);
        Assert.Empty(await _house.UseAsync<ISimilarContent, IReadOnlyList<SimilarItem>>("vaxjo", similar => similar.FindAsync("sn", [], 5, "/vaxjo")));
    }

    private Task<IReadOnlyList<SuggestItem>> SuggestAsync(string typed) =>
        _house.UseAsync<SuggestHandler, IReadOnlyList<SuggestItem>>("vaxjo", handler => handler.HandleAsync(typed, "/vaxjo", CancellationToken.None));
}
