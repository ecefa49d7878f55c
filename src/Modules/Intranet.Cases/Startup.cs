using Intranet.Abstractions;
using Intranet.Cases.Data;
using Intranet.Cases.Features;
using Intranet.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Cases;

public sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModel<CasesModel>();
        services.AddSingleton<IPermissionProvider, CasePermissions>();
        services.AddScoped<CaseAccess>().AddScoped<CaseDesk>().AddScoped<SharedCaseAccess>();
        services.AddSingleton<SharingCheck>();
        services.AddSingleton<NetworkCopies>();
        services.AddSingleton<IDerivedData, CaseReconciliation>().AddScoped<IDeparture, CaseDeparture>().AddScoped<IReadableContent, CaseDocuments>();
        services.AddOutboxConsumer<NetworkFollower>(NetworkFollower.ConsumerName, Case.Kind);
        services.AddOutboxConsumer<OwnFollower>(OwnFollower.ConsumerName, Case.Kind);
        services.AddOutboxConsumer<TenantFollower>(TenantFollower.ConsumerName, TenantKey.Kind);
        AddHandlers(services);
        AddSeams(services);
        services.PostConfigure<RazorPagesOptions>(o => o.Conventions.Add(new PageScopes()));
    }

    public override void Configure(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCases();
        endpoints.MapNetworkCases();
    }

    private static void AddHandlers(IServiceCollection services)
    {
        services.AddScoped<CreateCaseHandler>().AddScoped<SaveDraftHandler>().AddScoped<PublishCaseHandler>().AddScoped<DiscardWorkingCopyHandler>();
        services.AddScoped<RequestSharingHandler>().AddScoped<ReturnSharingHandler>().AddScoped<ShareCaseHandler>().AddScoped<WithdrawCaseHandler>();
        services.AddScoped<DeleteCaseHandler>().AddScoped<RestoreCaseHandler>().AddScoped<AddCoAuthorHandler>().AddScoped<RemoveCoAuthorHandler>();
        services.AddScoped<AdoptHandler>().AddScoped<ViewCaseHandler>().AddScoped<ViewVersionHandler>().AddScoped<ViewSharedCaseHandler>();
        services.AddScoped<ListCasesHandler>().AddScoped<LibraryChoicesReader>().AddScoped<ListDraftsHandler>().AddScoped<ListReviewsHandler>().AddScoped<ListSharedHandler>();
        services.AddScoped<PeerCasesReader>();
    }

    private static void AddSeams(IServiceCollection services)
    {
        services.AddScoped<ISubjectResolver, CaseSubjects>();
        services.AddScoped<IAccessRules, CaseRulesExplained>().AddScoped<IGrantedContent, LibraryInsight>();
        services.AddScoped<ISearchSource, CaseSearchSource>();
        services.AddScoped<INetworkPages, SharedCasePages>();
        services.AddScoped<IMenuProvider, CaseMenu>();
        services.AddScoped<IWaitingItems, CasesWaiting>();
        services.AddSingleton<IContentImporter, CaseImporter>();
        services.AddSingleton<IContentImporter, AdoptionImporter>();
        services.AddSingleton(new SlotEntry(SlotNames.Home, 40, "PeerCases", "Intranet.Cases"));
    }
}
