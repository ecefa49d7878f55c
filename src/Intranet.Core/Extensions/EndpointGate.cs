using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;

namespace Intranet.Core;

/// <summary>
/// Lets a request reach its endpoint only where tenant, feature and scope allow it. What they do not allow answers as an
/// address that does not exist.
/// </summary>
internal sealed class EndpointGate(RequestDelegate next, IFeatureState features)
{
    public async Task InvokeAsync(HttpContext context, ITenantContext tenant)
    {
        if (context.GetEndpoint() is { } endpoint && !await IsOpenAsync(endpoint, tenant, context.RequestAborted))
        {
            context.SetEndpoint(null);
        }

        await next(context);
    }

    private async ValueTask<bool> IsOpenAsync(Endpoint endpoint, ITenantContext tenant, CancellationToken cancellationToken)
    {
        if (endpoint.Metadata.GetMetadata<TenantlessAttribute>() is not null)
        {
            return true;
        }

        if (!tenant.HasShell)
        {
            return false;
        }

        if (tenant.Shell.IsDefault && endpoint.Metadata.GetMetadata<ScopeMetadata>()?.Scope == Scope.Own)
        {
            return false;
        }

        var feature = endpoint.Metadata.GetMetadata<FeatureMetadata>();
        return feature is null || (await features.GetEnabledAsync(tenant.Shell.Name, cancellationToken)).Contains(feature.FeatureId);
    }
}
