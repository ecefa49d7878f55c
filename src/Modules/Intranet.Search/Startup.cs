using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Search.Features.EditWords;
using Intranet.Search.Features.ManageWords;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Search;

public sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<TenantIndexes>().AddSingleton<ITenantMemory>(p => p.GetRequiredService<TenantIndexes>()).AddSingleton<IndexRebuilder>().AddSingleton<IndexRepair>().AddSingleton<IndexReconciliation>();
        services.AddSingleton<IDerivedData, IndexFromStore>();
        services.AddSingleton<FederatedSearch>().AddSingleton<CommunityTitles>();
        services.AddOutboxConsumer<SearchConsumer>(SearchConsumer.ConsumerName, SearchConsumer.Kinds);
        services.AddHostedService<IndexSweep>();
        services.AddScoped<ReaderParts>().AddScoped<FacetTitles>();
        services.AddScoped<SearchContentHandler>().AddScoped<SuggestHandler>().AddScoped<NoHitsHandler>();
        services.AddScoped<ISimilarContent, SimilarContent>();
        services.AddSingleton<NetworkThesaurus>().AddSingleton<INetworkThesaurus>(p => p.GetRequiredService<NetworkThesaurus>());
        services.AddScoped<WordEditor>().AddScoped<WordEntries>().AddScoped<AddWordsHandler>().AddScoped<EditWordsHandler>().AddScoped<PreviewWordsHandler>();
        services.AddSingleton<IPermissionProvider, SearchPermissions>().AddScoped<IMenuProvider, SearchMenu>();
        services.AddSingleton<IConsoleVerb, RebuildVerb>().AddSingleton<IConsoleVerb, CheckVerb>().AddSingleton<IConsoleVerb, StatsVerb>();
    }

    public override void Configure(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSearch();
        endpoints.MapOpenSearch();
    }
}
