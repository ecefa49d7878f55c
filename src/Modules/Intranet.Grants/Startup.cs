using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Grants.Data;
using Intranet.Grants.Features;
using Intranet.Grants.Network;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Grants;

public sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModel<GrantsModel>();
        services.AddSingleton<IPermissionProvider, GrantPermissions>();
        services.AddOutboxConsumer<GrantFollower>(GrantFollower.ConsumerName, AccessGrant.Kind);
        services.AddScoped<GiveGrantHandler>().AddScoped<ReadInsightHandler>().AddScoped<IInsight, OpenInsight>().AddScoped<IMenuProvider, GrantMenu>();
    }
}
