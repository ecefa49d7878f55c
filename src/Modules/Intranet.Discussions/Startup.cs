using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Discussions.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Discussions;

public sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModel<DiscussionsModel>();
    }
}
