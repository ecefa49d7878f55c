using Npgsql;

namespace Intranet.Data;

/// <summary>Where data lies and in which database.</summary>
public sealed class StoreOptions
{
    /// <summary>Name of a store's file on SQLite, in the tenant's folder.</summary>
    public const string StoreFileName = "intranet.db";

    private static readonly (string Key, object Value)[] Defaults =
    [
        ("Maximum Pool Size", 20), ("Connection Lifetime", 300), ("No Reset On Close", true), ("Timeout", 5), ("Command Timeout", 10),
        ("Application Name", "intranet"),
    ];

    private string? _server;

    /// <summary>Folder of all files: <c>App_Data</c> unless told otherwise. Absolute.</summary>
    public required string AppData { get; init; }

    /// <summary>PostgreSQL connection string (<c>Host=…</c>); null for the embedded default, SQLite.</summary>
    public string? PostgreSql { get; init; }

    /// <summary>Name of the assembly with the migrations; null for the product's own of the provider.</summary>
    public string? MigrationsAssembly { get; init; }

    public StoreProvider Provider => PostgreSql is null ? StoreProvider.Sqlite : StoreProvider.PostgreSql;

    /// <summary>
    /// The connection string that is used: a pool of at most 20, because a server process that has touched every tenant grows
    /// large, and waits short enough that people are told instead of kept. What the operator wrote has precedence. Null on SQLite.
    /// </summary>
    public string? Server => _server ??= PostgreSql is null ? null : WithDefaults(PostgreSql);

    /// <summary>Folder of the tenants' folders.</summary>
    public string SitesFolder => Path.Combine(AppData, "Sites");

    /// <summary>Folder of a tenant's own files.</summary>
    public string SiteFolder(string tenant) => Path.Combine(SitesFolder, tenant);

    /// <summary>Where a tenant's store lies on SQLite.</summary>
    public string StoreFile(string tenant) => Path.Combine(SiteFolder(tenant), StoreFileName);

    /// <summary>Names under which there is a folder, of tenants or not.</summary>
    public IEnumerable<string> ListSiteFolders() =>
        Directory.Exists(SitesFolder) ? Directory.EnumerateDirectories(SitesFolder).Select(folder => Path.GetFileName(folder)) : [];

    private static string WithDefaults(string given)
    {
        var server = new NpgsqlConnectionStringBuilder(given);
        var said = server.Keys.Cast<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in Defaults.Where(d => !said.Contains(d.Key)))
        {
            server[key] = value;
        }

        return server.ConnectionString;
    }
}
