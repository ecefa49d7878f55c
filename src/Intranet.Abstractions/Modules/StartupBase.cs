using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Abstractions;

/// <summary>What a module adds to the host. One sealed subclass per module, with a parameterless constructor.</summary>
public abstract class StartupBase
{
    public virtual void ConfigureServices(IServiceCollection services)
    {
    }

    /// <summary>Maps the module's JSON endpoints. Everything mapped here carries the module's feature.</summary>
    public virtual void Configure(IEndpointRouteBuilder endpoints)
    {
    }
}
