using Intranet.Abstractions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Users;

/// <summary>Binds antiforgery tokens to the tenant, else one tenant's pair would be accepted by another.</summary>
internal sealed class AntiforgeryTenant : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => NameOf(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData) => additionalData == NameOf(context);

    private static string NameOf(HttpContext context)
    {
        var tenant = context.RequestServices.GetRequiredService<ITenantContext>();
        return tenant.HasShell ? tenant.Shell.Name : "";
    }
}
