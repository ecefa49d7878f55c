using Intranet.Abstractions;
using Intranet.Communities;
using Intranet.Data;
using Intranet.Discussions.Features.DeleteReply;
using Intranet.Discussions.Features.DeleteThread;
using Intranet.Discussions.Features.StartThread;
using Microsoft.EntityFrameworkCore;
using static Intranet.Discussions.Tests.People;

namespace Intranet.Discussions.Tests;

public sealed class RemovalTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_removed_thread_is_gone_for_everybody_and_its_author_puts_it_back()
    {
        var (_, thread) = await QuestionAsync();

        await RemoveAsync(Omar, thread);
        Assert.Null(await site.OpenAsync(Omar, Scope.Own, thread.Id));
        Assert.DoesNotContain((await site.ListAsync(Anna)).Items, r => r.Id == thread.Id);
        await RestoreAsync(Omar, thread);

        Assert.NotNull(await site.OpenAsync(Anna, Scope.Own, thread.Id));
    }

    [Fact]
    public async Task What_a_moderator_removed_its_author_does_not_put_back()
    {
        var (_, thread) = await QuestionAsync();

        await RemoveAsync(Anna, thread);

        Assert.IsType<NotFound>((await RestoreAsync(Omar, thread)).FirstError);
        Assert.True((await RestoreAsync(Anna, thread)).Succeeded);
    }

    [Fact]
    public async Task After_a_day_nothing_is_put_back()
    {
        var (_, thread) = await QuestionAsync();
        await RemoveAsync(Omar, thread);

        site.Clock.Advance(TimeSpan.FromHours(25));

        Assert.IsType<NotFound>((await RestoreAsync(Omar, thread)).FirstError);
    }

    [Fact]
    public async Task A_removed_reply_no_longer_counts_nor_helps()
    {
        var (_, thread) = await QuestionAsync();
        var reply = (await site.ReplyAsync(Anna, Scope.Own, thread.Id)).Value;
        await site.AcceptAsync(Omar, Scope.Own, thread.Id, reply.Id);

        await site.AsAsync<DeleteReplyHandler, Result<Reply>>(Anna, h => h.HandleAsync(new DeleteReply(Scope.Own, thread.Id, reply.Id), default));

        var found = (await site.OpenAsync(Omar, Scope.Own, thread.Id))!.Thread;
        Assert.Equal(0, found.ReplyCount);
        Assert.Null(found.AcceptedReplyId);
    }

    [Fact]
    public async Task What_hangs_on_something_closed_that_is_gone_is_listed_for_nobody()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own, CommunityAccess.Closed);
        var thread = (await site.AskAsync(Anna, Scope.Own, community.Id)).Value;
        await using var db = site.Open(Anna.Tenant);
        await db.Set<Community>().Where(c => c.Id == community.Id).ExecuteDeleteAsync();

        await site.AsAsync<IShellScopes, bool>(Anna, async scopes =>
        {
            await new SubjectFollower(scopes).HandleAsync(Anna.Tenant, [new OutboxKey(Community.ContentKind, community.Id)], default);
            return true;
        });

        Assert.Equal("nobody", await db.Set<Thread>().Where(t => t.Id == thread.Id).Select(t => t.AccessLabel).SingleAsync());
    }

    [Fact]
    public async Task A_reply_that_was_put_back_counts_again()
    {
        var (_, thread) = await QuestionAsync();
        var reply = (await site.ReplyAsync(Anna, Scope.Own, thread.Id)).Value;
        await site.AsAsync<DeleteReplyHandler, Result<Reply>>(Anna, h => h.HandleAsync(new DeleteReply(Scope.Own, thread.Id, reply.Id), default));

        await site.AsAsync<RestoreReplyHandler, Result<Reply>>(Anna, h => h.HandleAsync(new RestoreReply(Scope.Own, thread.Id, reply.Id), default));

        Assert.Equal(1, (await site.OpenAsync(Omar, Scope.Own, thread.Id))!.Thread.ReplyCount);
    }

    [Theory]
    [InlineData(RoleNames.Employee, false)]
    [InlineData(RoleNames.Editor, false)]
    [InlineData(RoleNames.Moderator, true)]
    public async Task A_question_to_the_whole_organisation_is_removed_by_those_who_may_moderate(string role, bool may)
    {
        var subject = new SubjectRef(SiteSubject.SubjectKind, ContentKey.ToId("vaxjo", SiteSubject.SubjectKind, SiteSubject.SubjectKind));
        var asked = await site.AsAsync<StartThreadHandler, Result<Thread>>(
            Omar, h => h.HandleAsync(new StartThread(Scope.Own, subject, ThreadKind.Question, "Hur saltar ni cykelbanor?", null), default));

        var removed = await site.AsAsync<DeleteThreadHandler, Result<Thread>>(Anna, h => h.HandleAsync(new DeleteThread(Scope.Own, asked.Value.Id), default), role);

        Assert.Equal(may, removed.Succeeded);
        Assert.Equal(may, await site.OpenAsync(Omar, Scope.Own, asked.Value.Id) is null);
    }

    private async Task<(Guid CommunityId, Thread Thread)> QuestionAsync()
    {
        var community = await site.CreateCommunityAsync(Anna, Scope.Own);
        return (community.Id, (await site.AskAsync(Omar, Scope.Own, community.Id)).Value);
    }

    private Task<Result<Thread>> RemoveAsync(Actor person, Thread thread) =>
        site.AsAsync<DeleteThreadHandler, Result<Thread>>(person, h => h.HandleAsync(new DeleteThread(Scope.Own, thread.Id), default));

    private Task<Result<Thread>> RestoreAsync(Actor person, Thread thread) =>
        site.AsAsync<RestoreThreadHandler, Result<Thread>>(person, h => h.HandleAsync(new RestoreThread(Scope.Own, thread.Id), default));
}
