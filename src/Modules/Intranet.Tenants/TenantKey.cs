using Intranet.Abstractions;

namespace Intranet.Tenants;

/// <summary>The id under which a tenant and its site stand in the audit trail.</summary>
internal static class TenantKey
{
    public const string Kind = "tenant";

    public static Guid Of(string tenant) => ContentKey.ToId(tenant, Kind, tenant);
}
