using static Intranet.Search.Tests.Things;

namespace Intranet.Search.Tests;

public sealed class SearchConsumerTests : IAsyncDisposable
{
    private readonly SearchHouse _house = new();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_change_is_found_as_soon_as_it_was_told()
    {
        var thing = Thing("case", "Före");
        await _house.TellAsync(_house.Cases.Put("vaxjo", thing));
        await _house.TellAsync(_house.Cases.Put("vaxjo", thing with { Revision = 2, Title = "Efter" }));

        Assert.Equal(0, (await _house.SearchAsync("vaxjo", "före")).Total);
        Assert.Equal(1, (await _house.SearchAsync("vaxjo", "efter")).Total);
    }

    [Fact]
    public async Task An_older_revision_never_replaces_a_newer_one()
    {
        var thing = Thing("case", "Nyare") with { Revision = 5 };
        await _house.TellAsync(_house.Cases.Put("vaxjo", thing));
        await _house.TellAsync(_house.Cases.Put("vaxjo", thing with { Revision = 4, Title = "Äldre" }));

        Assert.Equal(["Nyare"], (await _house.SearchAsync("vaxjo", "")).Titles());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task What_is_hidden_and_shown_again_is_found_again_however_often_the_hiding_was_told(int times)
    {
        var thing = Thing("case", "Snöröjning") with { Revision = 3 };
        await _house.TellAsync(_house.Cases.Put("vaxjo", thing));
        for (var i = 0; i < times; i++)
        {
            await _house.TellAsync(_house.Cases.Hide("vaxjo", thing.Id));
            Assert.Equal(0, (await _house.SearchAsync("vaxjo", "snöröjning")).Total);
        }

        await _house.TellAsync(_house.Cases.Put("vaxjo", thing with { Revision = 5 }));
        Assert.Equal(1, (await _house.SearchAsync("vaxjo", "snöröjning")).Total);
    }

    [Fact]
    public async Task A_kind_that_no_module_brings_is_passed_over()
    {
        await _house.TellAsync(new OutboxKeyOf("vaxjo", "sculpture", Guid.NewGuid()), _house.Cases.Put("vaxjo", Thing("case", "Snöröjning")));
        Assert.Equal(1, (await _house.SearchAsync("vaxjo", "snöröjning")).Total);
    }
}
