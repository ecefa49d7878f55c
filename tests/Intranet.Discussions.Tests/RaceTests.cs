using Intranet.Abstractions;
using Intranet.Communities;
using Intranet.Communities.Features.EditCommunity;
using Intranet.Communities.Features.JoinCommunity;
using Intranet.Discussions.Features.AcceptAnswer;
using Intranet.Discussions.Features.CloseThread;
using Intranet.Discussions.Features.DeleteReply;
using Intranet.Discussions.Features.DeleteThread;
using Intranet.Discussions.Features.ReplyToThread;
using Microsoft.Extensions.DependencyInjection;
using static Intranet.Discussions.Tests.People;

namespace Intranet.Discussions.Tests;

/// <summary>What was allowed when it was looked at, and no longer is when it is saved. The person's request has read the thread before the other's.</summary>
public sealed class RaceTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_reply_on_its_way_when_the_thread_is_closed_is_not_taken()
    {
        var (_, thread) = await QuestionAsync();

        var result = await AfterAsync<ReplyToThreadHandler, Reply>(
            Anna, thread.Id,
            () => site.AsAsync<CloseThreadHandler, Result<Thread>>(Omar, h => h.HandleAsync(new CloseThread(Scope.Own, thread.Id, Closed: true), default)),
            h => h.HandleAsync(new ReplyToThread(Scope.Own, thread.Id, "För sent."), default));

        Assert.IsType<ThreadIsClosed>(result.FirstError);
        Assert.Equal(0, (await site.OpenAsync(Omar, Scope.Own, thread.Id))!.Thread.ReplyCount);
    }

    [Fact]
    public async Task A_reply_on_its_way_when_the_thread_is_removed_is_not_taken()
    {
        var (_, thread) = await QuestionAsync();

        var result = await AfterAsync<ReplyToThreadHandler, Reply>(
            Anna, thread.Id,
            () => site.AsAsync<DeleteThreadHandler, Result<Thread>>(Omar, h => h.HandleAsync(new DeleteThread(Scope.Own, thread.Id), default)),
            h => h.HandleAsync(new ReplyToThread(Scope.Own, thread.Id, "För sent."), default));

        Assert.IsType<NotFound>(result.FirstError);
    }

    [Fact]
    public async Task A_reply_that_is_removed_meanwhile_does_not_become_the_answer_that_helped()
    {
        var (_, thread) = await QuestionAsync();
        var reply = (await site.ReplyAsync(Anna, Scope.Own, thread.Id)).Value;

        site.Clock.AtNextLook = () => site.AsAsync<DeleteReplyHandler, Result<Reply>>(Anna, h => h.HandleAsync(new DeleteReply(Scope.Own, thread.Id, reply.Id), default));
        var result = await site.AcceptAsync(Omar, Scope.Own, thread.Id, reply.Id);

        Assert.IsType<NotFound>(result.FirstError);
        Assert.Null((await site.OpenAsync(Omar, Scope.Own, thread.Id))!.Thread.AcceptedReplyId);
    }

    [Fact]
    public async Task An_answer_is_marked_on_the_revision_that_was_seen_only()
    {
        var (_, thread) = await QuestionAsync();
        var reply = (await site.ReplyAsync(Anna, Scope.Own, thread.Id)).Value;

        var stale = await site.AsAsync<AcceptAnswerHandler, Result<Thread>>(Omar, h => h.HandleAsync(new AcceptAnswer(Scope.Own, thread.Id, reply.Id, ExpectedRevision: 1), default));
        var fresh = await site.AsAsync<AcceptAnswerHandler, Result<Thread>>(Omar, h => h.HandleAsync(new AcceptAnswer(Scope.Own, thread.Id, reply.Id, ExpectedRevision: 2), default));

        Assert.IsType<StaleRevision>(stale.FirstError);
        Assert.Equal(reply.Id, fresh.Value.AcceptedReplyId);
    }

    [Fact]
    public async Task Who_was_about_to_join_when_the_community_was_closed_is_not_in_it()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own);

        var result = await site.AsAsync<IServiceProvider, Result<Community>>(Omar, async services =>
        {
            await services.GetRequiredService<CommunityFinder>().FindAsync(Scope.Own, community.Id, default);
            var edit = new EditCommunity(Scope.Own, community.Id, null, community.Title, community.Description, CommunityAccess.Closed, [], ConfirmOpening: false);
            Assert.True((await site.AsAsync<EditCommunityHandler, Result<Community>>(Anna, h => h.HandleAsync(edit, default))).Succeeded);
            return await services.GetRequiredService<JoinCommunityHandler>().HandleAsync(new JoinCommunity(Scope.Own, community.Id), default);
        });

        Assert.IsType<NotFound>(result.FirstError);
        await using var db = site.Open(Anna.Tenant);
        Assert.DoesNotContain(db.Set<Membership>().Where(m => m.CommunityId == community.Id).Select(m => m.UserId).ToList(), id => id == Omar.UserId);
    }

    /// <summary>The work of a request that had read the thread before something else happened.</summary>
    private Task<Result<T>> AfterAsync<THandler, T>(Actor person, Guid threadId, Func<Task> meanwhile, Func<THandler, Task<Result<T>>> work)
        where THandler : notnull => site.AsAsync<IServiceProvider, Result<T>>(person, async services =>
        {
            await services.GetRequiredService<ThreadFinder>().FindAsync(Scope.Own, threadId, default);
            await meanwhile();
            return await work(services.GetRequiredService<THandler>());
        });

    private async Task<(Community Community, Thread Thread)> QuestionAsync()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own);
        return (community, (await site.AskAsync(Omar, Scope.Own, community.Id)).Value);
    }
}
