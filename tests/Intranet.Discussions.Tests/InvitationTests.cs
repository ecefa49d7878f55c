using Intranet.Abstractions;
using Intranet.Communities;
using Microsoft.EntityFrameworkCore;
using static Intranet.Discussions.Tests.People;

namespace Intranet.Discussions.Tests;

/// <summary>People of other organisations are asked, and nobody finds out by asking who there is.</summary>
public sealed class InvitationTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Asking_is_answered_the_same_whether_there_is_such_a_person_or_not()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network, CommunityAccess.Closed);

        var there = await site.AddAsync(Anna, Scope.Network, community.Id, Selam.Tenant, "SELAM");
        var nobody = await site.AddAsync(Anna, Scope.Network, community.Id, Selam.Tenant, "Ingen");

        Assert.Equal((true, "SELAM", true), (there.Succeeded, there.Value.Name, there.Value.IsAsked));
        Assert.Equal((true, "Ingen", true), (nobody.Succeeded, nobody.Value.Name, nobody.Value.IsAsked));
        Assert.Equal([$"{Selam.Tenant}/ingen", $"{Selam.Tenant}/selam"], await site.AskedAsync(community.Id));
        foreach (var name in new[] { "selam", "INGEN" })
        {
            Assert.IsType<AlreadyAsked>((await site.AddAsync(Anna, Scope.Network, community.Id, Selam.Tenant, name)).FirstError);
        }
    }

    [Fact]
    public async Task Who_is_a_member_already_or_said_no_looks_as_one_who_has_not_answered()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network);
        await site.JoinAsync(Selam, Scope.Network, community.Id);
        await site.AddAsync(Anna, Scope.Network, community.Id, Selam);
        Assert.IsType<NotFound>((await site.AnswerAsync(Selam, community.Id, joins: true)).FirstError);
        await site.LeaveAsync(Selam, Scope.Network, community.Id);
        Assert.Equal([$"{Selam.Tenant}/selam"], await site.AskedAsync(community.Id));

        var other = await site.CreateCommunityAsync(Anna, Scope.Network);
        await site.AddAsync(Anna, Scope.Network, other.Id, Selam);
        Assert.True((await site.AnswerAsync(Selam, other.Id, joins: false)).Succeeded);

        Assert.Equal([$"{Selam.Tenant}/selam"], await site.AskedAsync(other.Id));
        Assert.IsType<NotFound>((await site.AnswerAsync(Selam, other.Id, joins: true)).FirstError);
    }

    [Fact]
    public async Task Only_who_is_asked_says_yes_and_is_counted_then()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network, CommunityAccess.Closed);
        await site.AddAsync(Anna, Scope.Network, community.Id, Selam);

        foreach (var other in new[] { Omar, Ida })
        {
            Assert.IsType<NotFound>((await site.AnswerAsync(other, community.Id, joins: true)).FirstError);
        }

        Assert.True((await site.AnswerAsync(Selam, community.Id, joins: true)).Succeeded);
        Assert.Empty(await site.AskedAsync(community.Id));
        await using var db = site.Open(ShellSettings.DefaultName);
        var counted = await db.Set<Community>().SingleAsync(c => c.Id == community.Id);
        Assert.Equal((2, 2), (counted.MemberCount, counted.OrganisationCount));
    }

    [Fact]
    public async Task An_invitation_ends_after_sixty_days()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network);
        await site.AddAsync(Anna, Scope.Network, community.Id, Selam);
        await using (var db = site.Open(ShellSettings.DefaultName))
        {
            var then = db.UtcNow - Invitation.Lifetime;
            await db.Set<Invitation>().Where(i => i.CommunityId == community.Id).ExecuteUpdateAsync(i => i.SetProperty(x => x.AtUtc, then));
        }

        Assert.IsType<NotFound>((await site.AnswerAsync(Selam, community.Id, joins: true)).FirstError);
        Assert.True((await site.AddAsync(Anna, Scope.Network, community.Id, Selam)).Succeeded);
        Assert.True((await site.AnswerAsync(Selam, community.Id, joins: true)).Succeeded);
    }

    [Fact]
    public async Task What_is_taken_back_is_gone_and_nothing_that_another_community_asked()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network);
        var other = await site.CreateCommunityAsync(Anna, Scope.Network);
        await site.AddAsync(Anna, Scope.Network, community.Id, Selam);
        await site.AddAsync(Anna, Scope.Network, other.Id, Selam);
        var (asked, elsewhere) = (await site.InvitationAsync(community.Id), await site.InvitationAsync(other.Id));

        Assert.True((await site.WithdrawAsync(Anna, community.Id, elsewhere)).Succeeded);
        Assert.True((await site.WithdrawAsync(Anna, community.Id, asked)).Succeeded);
        Assert.IsType<NotAllowed>((await site.WithdrawAsync(Omar, other.Id, elsewhere)).FirstError);

        Assert.Empty(await site.AskedAsync(community.Id));
        Assert.IsType<NotFound>((await site.AnswerAsync(Selam, community.Id, joins: true)).FirstError);
        Assert.True((await site.AnswerAsync(Selam, other.Id, joins: true)).Succeeded);
    }

    [Fact]
    public async Task Only_so_many_are_asked_at_once_and_only_in_organisations_that_are_here()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network);
        await using (var db = site.Open(ShellSettings.DefaultName))
        {
            db.AddRange(Enumerable.Range(0, Invitation.MostWaiting - 1).Select(i => Invitation.To(community.Id, Selam.Tenant, $"namn{i}", null, Anna, db.UtcNow)));
            await db.SaveChangesAsync();
        }

        Assert.IsType<NoSuchPerson>((await site.AddAsync(Anna, Scope.Network, community.Id, "ingenstans", "selam")).FirstError);
        Assert.True((await site.AddAsync(Anna, Scope.Network, community.Id, Selam)).Succeeded);
        Assert.IsType<TooManyAsked>((await site.AddAsync(Anna, Scope.Network, community.Id, Ida)).FirstError);
    }

    [Fact]
    public async Task Colleagues_are_members_at_once()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network, CommunityAccess.Closed);

        Assert.Equal((Omar.Name, false), await site.AddAsync(Anna, Scope.Network, community.Id, Omar) is { Value: var added } ? (added.Name, added.IsAsked) : default);
        Assert.IsType<NoSuchPerson>((await site.AddAsync(Anna, Scope.Network, community.Id, Anna.Tenant, "ingen")).FirstError);
    }
}
