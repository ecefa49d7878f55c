namespace Intranet.Data;

/// <summary>Where data lies and in which database.</summary>
public sealed class StoreOptions
{
    /// <summary>Folder of all files: <c>App_Data</c> unless told otherwise. Absolute.</summary>
    public required string AppData { get; init; }

    /// <summary>PostgreSQL connection string (<c>Host=…</c>); null for the embedded default, SQLite.</summary>
    public string? PostgreSql { get; init; }

    /// <summary>Name of the assembly with the migrations; null for the product's own of the provider.</summary>
    public string? MigrationsAssembly { get; init; }

    public StoreProvider Provider => PostgreSql is null ? StoreProvider.Sqlite : StoreProvider.PostgreSql;

    /// <summary>Folder of a tenant's own files.</summary>
    public string SiteFolder(string tenant) => Path.Combine(AppData, "Sites", tenant);
}
