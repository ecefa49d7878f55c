using Intranet.Abstractions;
using Intranet.Communities;
using Intranet.Communities.Features.AnswerInvitation;
using Intranet.Communities.Features.CreateCommunity;
using Intranet.Communities.Features.JoinCommunity;
using Intranet.Communities.Features.LeaveCommunity;
using Intranet.Communities.Features.ManageMembers;
using Intranet.Discussions.Features.AcceptAnswer;
using Intranet.Discussions.Features.ReplyToThread;
using Intranet.Discussions.Features.StartThread;

namespace Intranet.Discussions.Tests;

/// <summary>What people do in the tests.</summary>
internal static class Steps
{
    public static async Task<Community> CreateCommunityAsync(
        this Site site, Actor person, Scope scope, CommunityAccess access = CommunityAccess.Open, string title = "Vinterjouren", string tag = "jour")
    {
        var command = new CreateCommunity(scope, title, "Listor och kriterier.", access, [tag]);
        return (await site.AsAsync<CreateCommunityHandler, Result<Community>>(person, h => h.HandleAsync(command, default), RoleNames.Editor)).Value;
    }

    public static Task<Result<Community>> JoinAsync(this Site site, Actor person, Scope scope, Guid id) =>
        site.AsAsync<JoinCommunityHandler, Result<Community>>(person, h => h.HandleAsync(new JoinCommunity(scope, id), default));

    public static Task<Result<Community>> LeaveAsync(this Site site, Actor person, Scope scope, Guid id) =>
        site.AsAsync<LeaveCommunityHandler, Result<Community>>(person, h => h.HandleAsync(new LeaveCommunity(scope, id), default));

    public static Task<Result<AddedMember>> AddAsync(this Site site, Actor moderator, Scope scope, Guid id, Actor person) =>
        site.AddAsync(moderator, scope, id, person.Tenant, person.Name.Split(' ')[0]);

    public static Task<Result<AddedMember>> AddAsync(this Site site, Actor moderator, Scope scope, Guid id, string tenant, string userName) =>
        site.AsAsync<AddMemberHandler, Result<AddedMember>>(moderator, h => h.HandleAsync(new AddMember(scope, id, tenant, userName), default));

    public static Task<Result<Community>> AnswerAsync(this Site site, Actor person, Guid id, bool joins) =>
        site.AsAsync<AnswerInvitationHandler, Result<Community>>(person, h => h.HandleAsync(new AnswerInvitation(Scope.Network, id, joins), default));

    /// <summary>What the moderators of a network community see of whom they asked.</summary>
    public static async Task<IReadOnlyList<string>> AskedAsync(this Site site, Guid id)
    {
        await using var db = site.Open(ShellSettings.DefaultName);
        return [.. (await Invitations.WaitingAsync(db, id, default)).Select(i => $"{i.Tenant}/{i.UserName}").Order(StringComparer.Ordinal)];
    }

    /// <summary>The only invitation to a network community.</summary>
    public static async Task<Guid> InvitationAsync(this Site site, Guid id)
    {
        await using var db = site.Open(ShellSettings.DefaultName);
        return (await Invitations.WaitingAsync(db, id, default)).Single().Id;
    }

    public static Task<Result<Done>> WithdrawAsync(this Site site, Actor moderator, Guid id, Guid invitation) =>
        site.AsAsync<WithdrawInvitationHandler, Result<Done>>(moderator, h => h.HandleAsync(new WithdrawInvitation(Scope.Network, id, invitation), default));

    public static Task<Result<Thread>> AskAsync(this Site site, Actor person, Scope scope, Guid communityId, string title = "Hur saltar ni cykelbanor?", string? body = null) =>
        site.StartAsync(person, scope, communityId, ThreadKind.Question, title, body);

    public static Task<Result<Thread>> StartAsync(this Site site, Actor person, Scope scope, Guid communityId, ThreadKind kind, string title, string? body)
    {
        var command = new StartThread(scope, new SubjectRef("community", communityId), kind, title, body);
        return site.AsAsync<StartThreadHandler, Result<Thread>>(person, h => h.HandleAsync(command, default));
    }

    public static Task<Result<Reply>> ReplyAsync(this Site site, Actor person, Scope scope, Guid threadId, string body = "Vi sopsaltar.") =>
        site.AsAsync<ReplyToThreadHandler, Result<Reply>>(person, h => h.HandleAsync(new ReplyToThread(scope, threadId, body), default));

    public static Task<Result<Thread>> AcceptAsync(this Site site, Actor person, Scope scope, Guid threadId, Guid? replyId) =>
        site.AsAsync<AcceptAnswerHandler, Result<Thread>>(person, h => h.HandleAsync(new AcceptAnswer(scope, threadId, replyId), default));

    public static Task<FoundThread?> OpenAsync(this Site site, Actor person, Scope scope, Guid threadId, string role = RoleNames.Employee) =>
        site.AsAsync<ThreadFinder, FoundThread?>(person, f => f.FindAsync(scope, threadId, default), role);

    public static Task<PagedList<ThreadRow>> ListAsync(this Site site, Actor person, ThreadTab tab = ThreadTab.Latest) =>
        site.AsAsync<ThreadLists, PagedList<ThreadRow>>(person, l => l.PageAsync([Scope.Own, Scope.Network], new ThreadQuery { Tab = tab }, new PageRequest(1), default));
}
