using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.AuditTrail.Retention;

/// <summary>
/// The address of who calls, for organisations that have chosen to keep it, and for rows of their own store only: what their
/// people do among all members never tells the network where they sit.
/// </summary>
internal sealed class CallerAddress(IHttpContextAccessor accessor, AuditSettingsStore settings) : IAuditOrigin
{
    public async ValueTask<string?> FindAddressAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        if (accessor.HttpContext is not { Connection.RemoteIpAddress: { } address } context
            || context.RequestServices.GetService<ITenantContext>() is not { HasShell: true } tenant || tenant.Shell.Name != db.Store.Tenant)
        {
            return null;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (await settings.GetAsync(db, cancellationToken)).KeepsAddresses ? plain.ToString() : null;
    }
}
