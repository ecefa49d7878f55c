using Intranet.Abstractions;
using Intranet.Communities.Data;
using Intranet.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Communities;

public sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModel<CommunitiesModel>();
    }
}
