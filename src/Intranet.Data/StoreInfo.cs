namespace Intranet.Data;

public enum StoreProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>The place of one tenant's data. The context carries it; interceptors read it from there, never from ambient state.</summary>
/// <param name="Tenant">Name of the tenant.</param>
/// <param name="Provider">Which database.</param>
/// <param name="ConnectionString">How to reach it.</param>
/// <param name="Schema">PostgreSQL schema; null on SQLite.</param>
public sealed record StoreInfo(string Tenant, StoreProvider Provider, string ConnectionString, string? Schema);
