using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Discussions.Api;
using Intranet.Discussions.Data;
using Intranet.Discussions.Features.AcceptAnswer;
using Intranet.Discussions.Features.AskQuestion;
using Intranet.Discussions.Features.CloseThread;
using Intranet.Discussions.Features.DeleteReply;
using Intranet.Discussions.Features.DeleteThread;
using Intranet.Discussions.Features.EditReply;
using Intranet.Discussions.Features.EditThread;
using Intranet.Discussions.Features.ReplyToThread;
using Intranet.Discussions.Features.StartThread;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Discussions;

public sealed class Startup : StartupBase
{
    private const string FeatureId = "Intranet.Discussions";

    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModel<DiscussionsModel>();
        services.AddSingleton<IPermissionProvider, DiscussionPermissions>();
        services.AddSingleton<IContentImporter, ThreadImporter>().AddSingleton<IContentImporter, ReplyImporter>();
        services.AddSingleton<ISubjectAccess, SubjectAccess>().AddScoped<IReadableContent, ThreadDocuments>();
        services.AddOutboxConsumer<SubjectFollower>(SubjectFollower.ConsumerName, SubjectFollower.Kinds);
        services.AddScoped<SubjectDirectory>().AddScoped<ThreadRights>().AddScoped<ThreadFinder>().AddScoped<ThreadLists>().AddScoped<HomeThreads>();
        services.AddScoped<ReaderLabels>().AddScoped<SimilarThings>().AddScoped<AskAudiences>().AddScoped<ThreadAnswers>();
        services.AddScoped<ISubjectResolver, SiteSubject>().AddScoped<ISubjectContributors, SubjectContributors>();
        services.AddScoped<ISearchSource, ThreadSearchSource>().AddScoped<INetworkPages, ThreadNetworkPages>();
        services.AddScoped<IMenuProvider, ThreadMenu>().AddScoped<IWaitingItems, ThreadsWaiting>();
        AddHandlers(services);
        services.AddSingleton(new SlotEntry(SlotNames.Home, 10, "ImportantNow", FeatureId));
        services.AddSingleton(new SlotEntry(SlotNames.Home, 30, "CommunityNews", FeatureId));
        services.AddSingleton(new SlotEntry(SlotNames.Home, 50, "QuestionsToAnswer", FeatureId));
    }

    public override void Configure(IEndpointRouteBuilder endpoints) => endpoints.MapThreads();

    private static void AddHandlers(IServiceCollection services)
    {
        services.AddScoped<StartThreadHandler>().AddScoped<ReplyToThreadHandler>();
        services.AddScoped<EditThreadHandler>().AddScoped<EditReplyHandler>();
        services.AddScoped<DeleteThreadHandler>().AddScoped<RestoreThreadHandler>();
        services.AddScoped<DeleteReplyHandler>().AddScoped<RestoreReplyHandler>();
        services.AddScoped<AcceptAnswerHandler>().AddScoped<CloseThreadHandler>();
    }
}
