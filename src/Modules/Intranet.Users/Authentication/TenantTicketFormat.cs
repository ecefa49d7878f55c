using Intranet.Abstractions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Users;

/// <summary>Protects the sign-in cookie for one tenant: with another tenant's purpose it is noise.</summary>
internal sealed class TenantTicketFormat(IHttpContextAccessor accessor, IDataProtectionProvider protection) : ISecureDataFormat<AuthenticationTicket>
{
    public string Protect(AuthenticationTicket data) => Protect(data, purpose: null);

    public string Protect(AuthenticationTicket data, string? purpose) =>
        (Find(purpose) ?? throw new InvalidOperationException("Nobody can sign in where there is no tenant.")).Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, purpose: null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => Find(purpose)?.Unprotect(protectedText, purpose);

    private TicketDataFormat? Find(string? purpose)
    {
        var tenant = accessor.HttpContext?.RequestServices.GetRequiredService<ITenantContext>();
        return tenant is { HasShell: true }
            ? new TicketDataFormat(protection.CreateProtector("Intranet.Users.Ticket.v1", tenant.Shell.Name))
            : null;
    }
}
