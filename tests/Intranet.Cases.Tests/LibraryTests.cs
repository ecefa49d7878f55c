using Intranet.Abstractions;
using Intranet.Cases.Features;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Cases.Tests;

public sealed class LibraryTests(TwoOrganisations organisations) : IClassFixture<TwoOrganisations>
{
    [Fact]
    public async Task The_libraries_are_narrowed_by_tag_state_and_organisation()
    {
        var shared = await organisations.SharedAsync(Story.Whole with { Title = "Delat", Tags = ["ai"], State = "pilot", Summary = "Kort sagt" });
        var kept = await organisations.PublishAsync(Story.Whole with { Title = "Behållet", Tags = ["AI", "barn"], State = "ended" });

        Assert.Equal([kept.Id, shared.Id], Ids(await ListAsync(new ListCases(Scope.Own, new PageRequest(1), Tag: "#AI"))));
        Assert.Equal([kept.Id], Ids(await ListAsync(new ListCases(Scope.Own, new PageRequest(1), Tag: "ai", State: CaseState.Ended))));
        Assert.Equal([shared.Id], Ids(await ListAsync(new ListCases(Scope.Network, new PageRequest(1), Tag: "ai", Organisation: "vaxjo", Order: CaseOrder.MostUsed))));
        Assert.Empty(Ids(await ListAsync(new ListCases(Scope.Network, new PageRequest(1), Tag: "ai", Organisation: "umea"))));
        Assert.Equal("Kort sagt", (await ListAsync(new ListCases(Scope.Network, new PageRequest(1), Tag: "ai"))).Items[0].Lead);
    }

    [Fact]
    public async Task Titles_are_sorted_as_swedish_people_sort()
    {
        foreach (var title in new[] { "Ödla", "Ål", "Zebra", "Älg" })
        {
            await organisations.PublishAsync(Story.Whole with { Title = title, Tags = ["sortering"] });
        }

        var list = await ListAsync(new ListCases(Scope.Own, new PageRequest(1), Tag: "sortering", Order: CaseOrder.Title));

        Assert.Equal(["Zebra", "Ål", "Älg", "Ödla"], list.Items.Select(r => r.Title));
    }

    [Fact]
    public async Task The_home_page_shows_what_peers_use_and_never_the_own()
    {
        var shared = await organisations.SharedAsync();
        await organisations.AdoptAsync(TwoOrganisations.Jorge, shared.Id, "inUse");

        var umea = await PeersAsync(TwoOrganisations.Jorge);
        Assert.True(umea.AreOfPeers);
        Assert.Equal(shared.Id, umea.Rows[0].Id);
        Assert.Empty((await PeersAsync(TwoOrganisations.Anna)).Rows);
    }

    [Fact]
    public async Task The_author_learns_who_took_the_case_up()
    {
        var shared = await organisations.SharedAsync(Story.Whole with { Title = "Uppmärksammat" });
        await organisations.AdoptAsync(TwoOrganisations.Selam, shared.Id, "piloting", "Två avdelningar");

        await using var scope = organisations.As(TwoOrganisations.Anna, TwoOrganisations.Employee);
        var items = await scope.ServiceProvider.GetRequiredService<IWaitingItems>().GetAsync(5, default);

        var item = Assert.Single(items, i => i.Title.Contains("Uppmärksammat", StringComparison.Ordinal));
        Assert.Contains("Region Kronoberg", item.Title, StringComparison.Ordinal);
        Assert.Equal("Två avdelningar", item.Quote);
    }

    [Fact]
    public async Task What_search_holds_follows_sharing_adoption_and_withdrawal()
    {
        var published = await organisations.PublishAsync(Story.Whole);
        Assert.Null(await DocumentAsync(ShellSettings.DefaultName, published.Id));
        var before = (await DocumentAsync("vaxjo", published.Id))!;

        await organisations.ShareAsync(published.Id);
        await organisations.AdoptAsync(TwoOrganisations.Selam, published.Id, "inUse");
        var own = (await DocumentAsync("vaxjo", published.Id))!;
        var network = (await DocumentAsync(ShellSettings.DefaultName, published.Id))!;
        Assert.True(own.Revision > before.Revision);
        Assert.Equal(("inUse:1", "inUse:1", "Växjö kommun"), (own.State, network.State, network.AuthorityTitle));

        await organisations.WithdrawAsync(published.Id);
        Assert.Null(await DocumentAsync(ShellSettings.DefaultName, published.Id));
        var after = (await DocumentAsync("vaxjo", published.Id))!;
        Assert.True(after.Revision > own.Revision);
        Assert.Null(after.State);
    }

    [Fact]
    public async Task A_change_in_the_network_is_announced_to_the_organisation_that_owns_the_case()
    {
        var shared = await organisations.SharedAsync();
        await using var own = organisations.Open("vaxjo");
        await own.Set<OutboxMessage>().ExecuteDeleteAsync();

        var follower = organisations.Services.GetServices<IOutboxConsumer>().Single(c => c.Name == OwnFollower.ConsumerName);
        await follower.HandleAsync(ShellSettings.DefaultName, [new OutboxKey(Case.Kind, shared.Id)], default);

        Assert.True(await own.Set<OutboxMessage>().AnyAsync(m => m.Key == shared.Id));
    }

    private static IEnumerable<Guid> Ids(PagedList<CaseRow> list) => list.Items.Select(r => r.Id);

    private async Task<PagedList<CaseRow>> ListAsync(ListCases query) => (await organisations.DoAsync<ListCasesHandler, PagedList<CaseRow>>(
        TwoOrganisations.Anna, TwoOrganisations.Employee, async h => await h.HandleAsync(query, default))).Value;

    private async Task<PeerCases> PeersAsync(Actor person) => (await organisations.DoAsync<PeerCasesReader, PeerCases>(
        person, TwoOrganisations.Employee, async h => await h.ReadAsync(default))).Value;

    private async Task<SearchDocument?> DocumentAsync(string tenant, Guid id)
    {
        await using var scope = organisations.As(TwoOrganisations.Anna, TwoOrganisations.Employee);
        return await scope.ServiceProvider.GetRequiredService<ISearchSource>().LoadAsync(tenant, id, default);
    }
}
