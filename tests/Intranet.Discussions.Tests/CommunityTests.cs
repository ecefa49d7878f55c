using Intranet.Abstractions;
using Intranet.Communities;
using Intranet.Communities.Features.EditCommunity;
using static Intranet.Discussions.Tests.People;

namespace Intranet.Discussions.Tests;

public sealed class CommunityTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(RoleNames.Employee)]
    [InlineData(RoleNames.Moderator)]
    [InlineData(RoleNames.Administrator)]
    public async Task A_closed_community_does_not_exist_for_who_is_not_a_member(string role)
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own, CommunityAccess.Closed);
        var thread = (await site.AskAsync(Anna, Scope.Own, community.Id)).Value;

        Assert.Null(await site.AsAsync<CommunityFinder, FoundCommunity?>(Omar, f => f.FindAsync(Scope.Own, community.Id, default), role));
        Assert.Null(await site.OpenAsync(Omar, Scope.Own, thread.Id, role));
        Assert.DoesNotContain((await site.ListAsync(Omar)).Items, r => r.Id == thread.Id);
        var list = await site.AsAsync<CommunityLists, PagedList<CommunityRow>>(Omar, l => l.ListAsync(Scope.Own, new PageRequest(1, 100), default), role);
        Assert.DoesNotContain(list.Items, r => r.Id == community.Id);
        Assert.IsType<NotFound>((await site.JoinAsync(Omar, Scope.Own, community.Id)).FirstError);
    }

    [Fact]
    public async Task Who_is_added_to_a_closed_community_reads_it()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network, CommunityAccess.Closed);
        var thread = (await site.AskAsync(Anna, Scope.Network, community.Id)).Value;

        Assert.True((await site.AddAsync(Anna, Scope.Network, community.Id, Selam)).Succeeded);
        Assert.Null(await site.OpenAsync(Selam, Scope.Network, thread.Id));
        Assert.True((await site.AnswerAsync(Selam, community.Id, joins: true)).Succeeded);

        Assert.NotNull(await site.OpenAsync(Selam, Scope.Network, thread.Id));
        Assert.Null(await site.OpenAsync(Ida, Scope.Network, thread.Id));
        Assert.Contains((await site.ListAsync(Selam)).Items, r => r.Id == thread.Id);
    }

    [Fact]
    public async Task An_organisations_own_community_takes_none_of_another_organisation()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own);

        Assert.IsType<NoSuchPerson>((await site.AddAsync(Anna, Scope.Own, community.Id, Selam)).FirstError);
    }

    [Fact]
    public async Task The_last_moderator_does_not_leave_before_naming_another()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own);
        await site.JoinAsync(Omar, Scope.Own, community.Id);

        Assert.IsType<LastModerator>((await site.LeaveAsync(Anna, Scope.Own, community.Id)).FirstError);
        Assert.True((await site.LeaveAsync(Omar, Scope.Own, community.Id)).Succeeded);
    }

    [Fact]
    public async Task Members_and_their_organisations_are_counted_once_however_they_come()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network);

        await Task.WhenAll(People.All.Concat(People.All).Select(p => site.JoinAsync(p, Scope.Network, community.Id)));

        await using var db = site.Open(ShellSettings.DefaultName);
        var counted = (await db.Set<Community>().FindAsync(community.Id))!;
        Assert.Equal((4, 2), (counted.MemberCount, counted.OrganisationCount));
    }

    [Fact]
    public async Task A_closed_community_is_opened_knowingly_and_its_threads_with_it()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own, CommunityAccess.Closed);
        var thread = (await site.AskAsync(Anna, Scope.Own, community.Id)).Value;

        var unconfirmed = await OpenUpAsync(community, confirm: false);
        var confirmed = await OpenUpAsync(community, confirm: true);

        Assert.IsType<OpeningNotConfirmed>(unconfirmed.FirstError);
        Assert.True(confirmed.Succeeded);
        await using var db = site.Open("vaxjo");
        var changed = (await db.Set<Thread>().FindAsync(thread.Id))!;
        Assert.Equal(AccessLabel.Open, changed.AccessLabel);
        Assert.Equal(2, changed.Revision);
    }

    [Fact]
    public async Task The_audience_is_named_with_its_readers()
    {
        var own = await site.CreateCommunityAsync(Anna, Scope.Own);
        var closed = await site.CreateCommunityAsync(Anna, Scope.Own, CommunityAccess.Closed);
        var network = await site.CreateCommunityAsync(Anna, Scope.Network);

        Assert.Equal("Vinterjouren (Växjö kommun)", await AudienceAsync(Scope.Own, own));
        Assert.Equal("Vinterjouren (1 medlem)", await AudienceAsync(Scope.Own, closed));
        Assert.Equal("Vinterjouren (1 medlem i 1 organisation)", await AudienceAsync(Scope.Network, network));
    }

    [Fact]
    public async Task A_question_suggests_the_community_that_it_is_about()
    {
        await site.CreateCommunityAsync(Anna, Scope.Network, title: "Arkiv och information", tag: "gallring");
        await site.CreateCommunityAsync(Anna, Scope.Network, title: "Nätverk för vinterväghållning", tag: "gata");

        var found = await site.AsAsync<SubjectDirectory, IReadOnlyList<SubjectInfo>>(
            Selam, s => s.ListPostableAsync(Scope.Network, "community", "När startar ni väghållning på arkivgatan?", 1, default));

        Assert.Equal("Nätverk för vinterväghållning", Assert.Single(found).Title);
    }

    private Task<Result<Community>> OpenUpAsync(Community community, bool confirm) => site.AsAsync<EditCommunityHandler, Result<Community>>(
        Anna, h => h.HandleAsync(new EditCommunity(Scope.Own, community.Id, null, community.Title, community.Description, CommunityAccess.Open, null, confirm), default));

    private async Task<string> AudienceAsync(Scope scope, Community community) =>
        (await site.AsAsync<SubjectDirectory, SubjectInfo?>(Anna, s => s.FindAsync(scope, new SubjectRef("community", community.Id), default)))!.Audience;
}
