using Microsoft.Data.Sqlite;
using Npgsql;

namespace Intranet.Data;

/// <summary>Moves and removes whole stores: a folder on SQLite, a schema on PostgreSQL. Nobody may use the store meanwhile.</summary>
public sealed class StorePlaces(StoreFactory stores, StoreMigrator migrator)
{
    private readonly Lock _files = new();

    /// <summary>Name of the place where a tenant's store is laid ready before it gets the tenant's name.</summary>
    public static string StagingOf(string tenant) => "_import-" + tenant;

    /// <summary>True when there is a store or a file under the name, used by a tenant or not.</summary>
    public async Task<bool> ExistsAsync(string tenant, CancellationToken cancellationToken)
    {
        if (Directory.Exists(stores.Options.SiteFolder(tenant)) || stores.Options.Provider == StoreProvider.Sqlite)
        {
            return Directory.Exists(stores.Options.SiteFolder(tenant));
        }

        await using var connection = new NpgsqlConnection(stores.Locate(tenant).ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_namespace WHERE nspname = @schema", connection);
        command.Parameters.AddWithValue("schema", stores.Locate(tenant).Schema!);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture) > 0;
    }

    /// <summary>Gives a store, with the files beside it, another name in one step.</summary>
    public async Task MoveAsync(string from, string to, CancellationToken cancellationToken)
    {
        migrator.Forget(from);
        if (stores.Options.Provider == StoreProvider.PostgreSql)
        {
            await ExecuteAsync(from, $"ALTER SCHEMA \"{stores.Locate(from).Schema}\" RENAME TO \"{stores.Locate(to).Schema}\"", cancellationToken);
        }
        else
        {
            Close(from);
        }

        if (Directory.Exists(stores.Options.SiteFolder(from)))
        {
            Directory.Move(stores.Options.SiteFolder(from), stores.Options.SiteFolder(to));
        }
    }

    /// <summary>Removes a store and every file of the tenant. What is not there is no fault.</summary>
    public async Task RemoveAsync(string tenant, CancellationToken cancellationToken)
    {
        migrator.Forget(tenant);
        if (stores.Options.Provider == StoreProvider.PostgreSql)
        {
            await ExecuteAsync(tenant, $"DROP SCHEMA IF EXISTS \"{stores.Locate(tenant).Schema}\" CASCADE", cancellationToken);
        }
        else
        {
            Close(tenant);
        }

        RemoveFiles(tenant);
    }

    /// <summary>Names under which this host keeps files beside stores on a server: what it can make again, such as an index. None on SQLite, where the store itself lies there.</summary>
    public IReadOnlyList<string> ListBesideServer() =>
        stores.Options.Provider == StoreProvider.Sqlite ? [] : [.. stores.Options.ListSiteFolders().Where(name => !File.Exists(stores.Options.StoreFile(name)))];

    /// <summary>Removes every file of the tenant on this host. What is not there is no fault.</summary>
    public void RemoveFiles(string tenant)
    {
        var folder = stores.Options.SiteFolder(tenant);
        var leaving = stores.Options.SiteFolder("_removed-" + tenant);
        lock (_files)
        {
            if (Directory.Exists(leaving))
            {
                Directory.Delete(leaving, recursive: true);
            }

            if (Directory.Exists(folder))
            {
                // First out of the way in one step: half a folder would look like a store.
                Directory.Move(folder, leaving);
                Directory.Delete(leaving, recursive: true);
            }
        }
    }

    private void Close(string tenant)
    {
        using var connection = new SqliteConnection(stores.Locate(tenant).ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private async Task ExecuteAsync(string tenant, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(stores.Locate(tenant).ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
