using Intranet.Abstractions;
using Intranet.Cases.Data;
using Intranet.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Cases;

public sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModel<CasesModel>();
        services.AddSingleton<IPermissionProvider, CasePermissions>();
    }
}
