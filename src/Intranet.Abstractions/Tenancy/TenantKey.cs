namespace Intranet.Abstractions;

/// <summary>The id under which a tenant stands in audit trails and outboxes.</summary>
public static class TenantKey
{
    public const string Kind = "tenant";

    public static Guid Of(string tenant) => ContentKey.ToId(tenant, Kind, tenant);
}
