using Intranet.Abstractions;
using Intranet.Search.Engine;
using static Intranet.Search.Tests.Things;

namespace Intranet.Search.Tests;

public sealed class SearchContentTests : IAsyncDisposable
{
    private const string Network = ShellSettings.DefaultName;
    private readonly SearchHouse _house = new();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Words_of_the_networks_list_find_each_other()
    {
        await _house.TellAsync(_house.Cases.Put("vaxjo", Thing("case", "Mall för samordnad individuell plan")));

        Assert.Equal(["Mall för samordnad individuell plan"], (await _house.SearchAsync("vaxjo", "SIP mall")).Titles());
    }

    [Fact]
    public async Task Own_and_network_stand_in_one_list_with_addresses_that_state_their_scope()
    {
        await _house.TellAsync(
            _house.Cases.Put("vaxjo", Thing("case", "Snöröjning i Växjö")),
            _house.Cases.Put(Network, Thing("case", "Snöröjning i Kronoberg", "kronoberg")));

        var answer = await _house.SearchAsync("vaxjo", "snöröjning");

        Assert.Equal(2, answer.Total);
        Assert.Equal(
            [("Snöröjning i Kronoberg", "/vaxjo/network/cases/1", Scope.Network), ("Snöröjning i Växjö", "/vaxjo/cases/1", Scope.Own)],
            answer.Items.Select(i => (i.Title, i.Url, i.Scope)).Order());
    }

    [Fact]
    public async Task Another_authority_finds_what_is_shared_and_nothing_else()
    {
        await _house.TellAsync(
            _house.Cases.Put("vaxjo", Thing("case", "Snöröjning hemma")),
            _house.Cases.Put(Network, Thing("case", "Snöröjning delad")));

        var answer = await _house.SearchAsync("kronoberg", "snöröjning");

        Assert.Equal(["Snöröjning delad"], answer.Titles());
        Assert.Equal([("vaxjo", 1)], answer.Counts(Fields.Authority));
    }

    [Fact]
    public async Task A_shared_case_is_found_and_counted_once_where_it_comes_from()
    {
        var original = Thing("case", "Snöröjning delad");
        await _house.TellAsync(
            _house.Cases.Put("vaxjo", original),
            _house.Cases.Put(Network, original),
            _house.Threads.Put(Network, Thing("thread", "Fråga om snöröjning")));

        var answer = await _house.SearchAsync("vaxjo", "snöröjning");

        Assert.Equal([("Fråga om snöröjning", Scope.Network), ("Snöröjning delad", Scope.Own)], answer.Items.Select(i => (i.Title, i.Scope)).Order());
        Assert.Equal([("case", 1), ("thread", 1)], answer.Counts(Fields.Kind));
    }

    [Fact]
    public async Task Where_only_the_network_is_searched_the_copy_is_found()
    {
        var original = Thing("case", "Snöröjning delad");
        await _house.TellAsync(_house.Cases.Put("vaxjo", original), _house.Cases.Put(Network, original));

        var answer = await _house.SearchAsync("vaxjo", new SearchInput { Q = "snöröjning", Scope = "network" });

        Assert.Equal([Scope.Network], answer.Items.Select(i => i.Scope));
    }

    [Fact]
    public async Task The_network_itself_has_one_part_and_its_people()
    {
        await _house.TellAsync(
            _house.Cases.Put(Network, Thing("case", "Snöröjning", "kronoberg")),
            _house.People.Put(Network, Thing("person", "Sara Snöröjning", Network)));

        var there = await _house.SearchAsync(Network, new SearchInput { Q = "snöröjning", Scope = "own" });
        var elsewhere = await _house.SearchAsync("vaxjo", "snöröjning");

        Assert.Equal(["/default/network/cases/1", "/default/persons/1"], there.Items.Select(i => i.Url).Order());
        Assert.Equal(["Snöröjning"], elsewhere.Titles());
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_closed_community_is_found_by_its_members_only(bool isMember, int found)
    {
        var community = Guid.NewGuid();
        var label = AccessLabel.Community(community);
        await _house.TellAsync(_house.Threads.Put(Network, Thing("thread", "Hemligheten", label: label, community: community, tags: ["krets"])));
        if (isMember)
        {
            _house.Memberships.Held.Add((Scope.Network, label));
        }

        var answer = await _house.SearchAsync("kronoberg", "hemligheten");

        Assert.Equal(found, answer.Total);
        Assert.All(answer.Facets, facet => Assert.Equal(found, facet.Values.Count));
    }

    [Fact]
    public async Task A_label_of_the_own_scope_opens_nothing_in_the_network()
    {
        var label = AccessLabel.Community(Guid.NewGuid());
        await _house.TellAsync(_house.Threads.Put(Network, Thing("thread", "Hemligheten", label: label)));
        _house.Memberships.Held.Add((Scope.Own, label));

        Assert.Equal(0, (await _house.SearchAsync("kronoberg", "hemligheten")).Total);
    }

    [Fact]
    public async Task A_guessed_filter_does_not_tell_the_name_of_a_closed_community()
    {
        var community = Guid.NewGuid();
        var label = AccessLabel.Community(community);
        await _house.TellAsync(_house.Threads.Put("vaxjo", Thing("thread", "Hemligheten", label: label, community: community)));
        var guess = new SearchInput { Community = [community.ToString()] };

        var stranger = await _house.SearchAsync("vaxjo", guess);
        _house.Memberships.Held.Add((Scope.Own, label));
        var member = await _house.SearchAsync("vaxjo", guess);

        Assert.Equal(community.ToString("N"), stranger.Facets.Single(f => f.Field == Fields.Community).Values.Single().Title);
        Assert.Equal("Slutna kretsen", member.Facets.Single(f => f.Field == Fields.Community).Values.Single().Title);
    }

    [Fact]
    public async Task Kinds_whose_feature_is_off_are_not_found()
    {
        await _house.TellAsync(_house.Cases.Put("vaxjo", Thing("case", "Snöröjning")), _house.Cases.Put(Network, Thing("case", "Snöröjning", "kronoberg")));
        _house.Switches.On.Clear();

        Assert.Equal(0, (await _house.SearchAsync("vaxjo", "snöröjning")).Total);
    }

    [Fact]
    public async Task Facets_of_a_chosen_field_still_count_what_else_could_be_chosen()
    {
        await _house.TellAsync(
            _house.Cases.Put("vaxjo", Thing("case", "Snöröjning", tags: ["vinter"])),
            _house.Threads.Put("vaxjo", Thing("thread", "Snöröjning", tags: ["vinter", "gata"])));

        var answer = await _house.SearchAsync("vaxjo", new SearchInput { Q = "snöröjning", Kind = ["thread"] });

        Assert.Equal(1, answer.Total);
        Assert.Equal([("case", 1), ("thread", 1)], answer.Counts(Fields.Kind).Order());
        Assert.Equal([("gata", 1), ("vinter", 1)], answer.Counts(Fields.Tag).Order());
        Assert.Equal([("2026", 1)], answer.Counts(IndexFields.Year));
        Assert.Equal("Växjö kommun", answer.Facets.Single(f => f.Field == Fields.Authority).Values.Single().Title);
    }

    [Fact]
    public async Task A_chosen_value_is_counted_even_where_many_others_are_more_common()
    {
        var rare = _house.Cases.Put("vaxjo", Thing("case", "Snöröjning", tags: ["ö-sällsynt"]));
        var common = Enumerable.Range(10, 40).Select(n => _house.Cases.Put("vaxjo", Thing("case", "Snöröjning", tags: [$"a{n}"])));
        await _house.TellAsync([rare, .. common]);

        var answer = await _house.SearchAsync("vaxjo", new SearchInput { Q = "snöröjning", Tag = ["Ö-sällsynt", "finns inte"] });

        Assert.Equal(1, answer.Total);
        Assert.Equal(
            [("Ö-sällsynt", 1), ("finns inte", 0)],
            answer.Facets.Single(f => f.Field == Fields.Tag).Values.Where(v => v.IsChosen).Select(v => (v.Value, v.Count)));
    }

    [Fact]
    public async Task A_word_that_is_only_a_tag_an_author_or_a_place_is_found()
    {
        await _house.TellAsync(_house.Cases.Put("vaxjo", Thing("case", "Plogning", tags: ["vinterväghållning"]) with { Author = "Petter Ek" }));

        Assert.Equal(1, (await _house.SearchAsync("kronoberg", "plogning")).Total + (await _house.SearchAsync("vaxjo", "vinterväghållning")).Total);
        Assert.Equal(1, (await _house.SearchAsync("vaxjo", "petter")).Total);
        Assert.Equal(1, (await _house.SearchAsync("vaxjo", "växjö")).Total);
        Assert.Equal(0, (await _house.SearchAsync("vaxjo", "kommun")).Total);
    }

    [Fact]
    public async Task An_empty_query_shows_the_newest_first()
    {
        var older = Thing("case", "Äldre") with { UpdatedUtc = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        await _house.TellAsync(_house.Cases.Put("vaxjo", older), _house.Cases.Put(Network, Thing("case", "Nyare", "kronoberg")));

        Assert.Equal(["Nyare", "Äldre"], (await _house.SearchAsync("vaxjo", "  ")).Titles());
    }

    [Fact]
    public async Task Days_are_Swedish_and_both_ends_belong_to_the_period()
    {
        // Half past eleven in the evening of New Year's Eve in UTC is New Year's Day in Sweden.
        var night = Thing("case", "Natten") with { UpdatedUtc = new DateTime(2025, 12, 31, 23, 30, 0, DateTimeKind.Utc) };
        await _house.TellAsync(_house.Cases.Put("vaxjo", night));

        Assert.Equal(1, (await _house.SearchAsync("vaxjo", new SearchInput { From = "2026-01-01", To = "2026-01-01" })).Total);
        Assert.Equal(0, (await _house.SearchAsync("vaxjo", new SearchInput { To = "2025-12-31" })).Total);
        Assert.Equal(1, (await _house.SearchAsync("vaxjo", new SearchInput { Year = ["2026"] })).Total);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        await _house.TellAsync([.. Enumerable.Range(1, 5).Select(n => _house.Cases.Put("vaxjo", Thing("case", $"Snöröjning {n}")))]);

        var first = await _house.SearchAsync("vaxjo", new SearchInput { Q = "snöröjning", PageSize = "2" });
        var third = await _house.SearchAsync("vaxjo", new SearchInput { Q = "snöröjning", PageSize = "2", Page = "3" });
        var second = await _house.SearchAsync("vaxjo", new SearchInput { Q = "snöröjning", PageSize = "2", Page = "2" });

        Assert.Equal(5, first.Total);
        Assert.Equal(5, first.Titles().Concat(second.Titles()).Concat(third.Titles()).Distinct().Count());
        Assert.Single(third.Items);
    }

    [Fact]
    public async Task The_passage_marks_the_words_and_is_safe()
    {
        await _house.TellAsync(_house.Cases.Put("vaxjo", Thing("case", "Vinter", body: "<script> Snöröjning & sand")));

        Assert.Equal("&lt;script&gt; <mark>Snöröjning</mark> &amp; sand", (await _house.SearchAsync("vaxjo", "snöröjning")).Items[0].ExcerptHtml);
    }
}
