using Intranet.Abstractions;
using Intranet.Discussions.Features.CloseThread;
using Intranet.Discussions.Features.EditThread;
using static Intranet.Discussions.Tests.People;

namespace Intranet.Discussions.Tests;

public sealed class ThreadTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_question_to_other_organisations_with_an_identity_number_is_refused()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network);

        var result = await site.AskAsync(Anna, Scope.Network, community.Id, body: "Det gäller 19811218-9876 hos oss.");

        var error = Assert.IsType<IdentityNumberFound>(Assert.Single(result.Errors));
        Assert.Equal("Body", error.Field);
    }

    [Theory]
    [InlineData("Det gäller 811218-**9876** hos oss.")]
    [InlineData("Det gäller 8112<!-- -->18-9876, eller 8112*18*-9876.")]
    public async Task A_number_that_only_shows_when_the_text_is_read_is_refused_too(string text)
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network);
        var thread = (await site.AskAsync(Anna, Scope.Network, community.Id)).Value;

        Assert.IsType<IdentityNumberFound>((await site.AskAsync(Anna, Scope.Network, community.Id, body: text)).FirstError);
        Assert.IsType<IdentityNumberFound>((await site.ReplyAsync(Anna, Scope.Network, thread.Id, text)).FirstError);
        Assert.True((await site.ReplyAsync(Anna, Scope.Network, thread.Id, "Dnr 2026-**1234**.")).Succeeded);
    }

    [Fact]
    public async Task A_question_may_be_all_in_its_title_but_a_discussion_needs_a_text()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own);

        Assert.True((await site.AskAsync(Omar, Scope.Own, community.Id)).Succeeded);
        var discussion = await site.StartAsync(Omar, Scope.Own, community.Id, ThreadKind.Discussion, "Om cykelbanor", body: " ");

        Assert.Equal("Body", Assert.Single(discussion.Errors).Field);
    }

    [Fact]
    public async Task Announcements_are_for_moderators()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own);

        var byMember = await site.StartAsync(Omar, Scope.Own, community.Id, ThreadKind.Announcement, "Nytt snöupplag", "Kör till Räppevägen.");
        var byModerator = await site.StartAsync(Anna, Scope.Own, community.Id, ThreadKind.Announcement, "Nytt snöupplag", "Kör till Räppevägen.");

        Assert.IsType<NotAllowed>(byMember.FirstError);
        Assert.Equal(site.Clock.GetUtcNow().UtcDateTime.AddDays(30), byModerator.Value.ValidUntilUtc);
    }

    [Fact]
    public async Task Replies_that_come_at_the_same_moment_are_all_counted()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network);
        var thread = (await site.AskAsync(Anna, Scope.Network, community.Id)).Value;

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => site.ReplyAsync(i % 2 == 0 ? Omar : Selam, Scope.Network, thread.Id, $"Svar {i}")));

        Assert.All(results, r => Assert.True(r.Succeeded));
        Assert.Equal(8, (await site.OpenAsync(Anna, Scope.Network, thread.Id))!.Thread.ReplyCount);
    }

    [Fact]
    public async Task Who_asked_marks_the_reply_that_helped_and_nobody_else_but_a_moderator()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Network);
        var thread = (await site.AskAsync(Selam, Scope.Network, community.Id)).Value;
        var reply = (await site.ReplyAsync(Omar, Scope.Network, thread.Id)).Value;

        var byAnswerer = await site.AcceptAsync(Omar, Scope.Network, thread.Id, reply.Id);
        var byAsker = await site.AcceptAsync(Selam, Scope.Network, thread.Id, reply.Id);
        var byModerator = await site.AcceptAsync(Anna, Scope.Network, thread.Id, replyId: null);

        Assert.IsType<NotAllowed>(byAnswerer.FirstError);
        Assert.Equal(reply.Id, byAsker.Value.AcceptedReplyId);
        Assert.Null(byModerator.Value.AcceptedReplyId);
    }

    [Fact]
    public async Task A_closed_thread_takes_no_reply()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own);
        var thread = (await site.AskAsync(Omar, Scope.Own, community.Id)).Value;
        await site.AsAsync<CloseThreadHandler, Result<Thread>>(Omar, h => h.HandleAsync(new CloseThread(Scope.Own, thread.Id, Closed: true), default));

        var result = await site.ReplyAsync(Anna, Scope.Own, thread.Id);

        Assert.IsType<ThreadIsClosed>(result.FirstError);
    }

    [Fact]
    public async Task An_edit_of_what_was_edited_meanwhile_is_stale_but_a_reply_does_not_make_it_so()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own);
        var thread = (await site.AskAsync(Omar, Scope.Own, community.Id)).Value;
        await site.ReplyAsync(Anna, Scope.Own, thread.Id);

        var first = await EditAsync(thread, expectedEdition: 1, "Hur saltar ni gångbanor?");
        var second = await EditAsync(thread, expectedEdition: 1, "Hur sandar ni?");

        Assert.Equal("Hur saltar ni gångbanor?", first.Value.Title);
        Assert.IsType<StaleRevision>(second.FirstError);
    }

    [Fact]
    public async Task Nobody_changes_anothers_words()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own);
        var thread = (await site.AskAsync(Omar, Scope.Own, community.Id)).Value;

        var result = await EditAsync(thread, expectedEdition: 1, "Något annat", Anna);

        Assert.IsType<NotAllowed>(result.FirstError);
    }

    [Fact]
    public async Task The_list_of_unanswered_questions_leaves_out_those_with_a_reply()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own);
        var open = (await site.AskAsync(Omar, Scope.Own, community.Id, "Vem saltar bron?")).Value;
        var replied = (await site.AskAsync(Omar, Scope.Own, community.Id, "Vem sandar torget?")).Value;
        await site.ReplyAsync(Anna, Scope.Own, replied.Id);

        var list = await site.ListAsync(Anna, ThreadTab.Unanswered);

        Assert.Contains(list.Items, r => r.Id == open.Id);
        Assert.DoesNotContain(list.Items, r => r.Id == replied.Id);
    }

    [Fact]
    public async Task Threads_of_one_organisation_are_in_no_list_of_another()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own);
        var thread = (await site.AskAsync(Anna, Scope.Own, community.Id)).Value;

        Assert.DoesNotContain((await site.ListAsync(Selam)).Items, r => r.Id == thread.Id);
        Assert.Null(await site.OpenAsync(Selam, Scope.Own, thread.Id));
        Assert.Null(await site.OpenAsync(Selam, Scope.Network, thread.Id));
    }

    private Task<Result<Thread>> EditAsync(Thread thread, int expectedEdition, string title, Actor? person = null) =>
        site.AsAsync<EditThreadHandler, Result<Thread>>(
            person ?? Omar, h => h.HandleAsync(new EditThread(Scope.Own, thread.Id, expectedEdition, title, Body: null, ValidUntilUtc: null), default));
}
