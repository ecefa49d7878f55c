using Intranet.Abstractions;
using Intranet.Data;
using Npgsql;

namespace Intranet.Core;

/// <summary>Whether content may be brought into a place: only where there is none, and nobody is being served.</summary>
internal sealed class EmptyPlace(IShellHost shells, HostReadiness host)
{
    /// <exception cref="PortableException">A host serves people from this data.</exception>
    public void DemandNobodyServed(string what)
    {
        if (host.IsReady)
        {
            throw new PortableException($"A host runs on this data. Stop it, then run {what} again. Nothing was changed.");
        }
    }

    /// <exception cref="PortableException">There are tenants, or stores of tenants, here.</exception>
    public async Task DemandEmptyAsync(StoreOptions options, CancellationToken cancellationToken)
    {
        var found = shells.All.Select(s => s.Name).Concat(
            options.PostgreSql is { } server
                ? (await SchemasAsync(server, cancellationToken)).Where(s => s != "tenant_" + ShellSettings.DefaultName)
                : options.ListSiteFolders().Where(f => f != ShellSettings.DefaultName && !f.StartsWith('_')));
        if (found.FirstOrDefault() is { } first)
        {
            throw new PortableException($"The place is not empty: {first} is here. Choose an empty folder with --app-data, and with PostgreSQL an empty database. Nothing was changed.");
        }
    }

    /// <summary>Names of the tenants' schemas in a database.</summary>
    public static async Task<IReadOnlyList<string>> SchemasAsync(string server, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(@"SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'tenant\_%' ORDER BY nspname", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var schemas = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            schemas.Add(reader.GetString(0));
        }

        return schemas;
    }

    /// <summary>Drops a tenant's schema with all that is in it; one that is not there is no fault.</summary>
    public static async Task DropSchemaAsync(string server, string schema, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"DROP SCHEMA IF EXISTS \"{schema}\" CASCADE", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Takes away every store, and the files beside them.</summary>
    public static async Task EmptyAsync(StoreOptions options, CancellationToken cancellationToken)
    {
        if (options.PostgreSql is { } server)
        {
            foreach (var schema in await SchemasAsync(server, cancellationToken))
            {
                await DropSchemaAsync(server, schema, cancellationToken);
            }
        }

        if (Directory.Exists(options.SitesFolder))
        {
            Directory.Delete(options.SitesFolder, recursive: true);
        }
    }
}
