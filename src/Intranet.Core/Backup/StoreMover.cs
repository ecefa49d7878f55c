using System.Text.Json;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Intranet.Core;

/// <summary>
/// Moves an installation from SQLite to PostgreSQL and proves that every table holds the same. The network's store comes last:
/// until it is there, the database counts as empty, so a move that was killed is done anew from the beginning.
/// </summary>
internal sealed class StoreMover(StoreFactory source, StoreMigrator sourceMigrator, ShellHost shells, EmptyPlace place, ModelComposition model, TimeProvider clock)
{
    /// <summary>Moves and answers the number of rows. The files of SQLite stay as they are.</summary>
    /// <param name="server">Connection string of an empty database.</param>
    /// <param name="progress">Told of each tenant.</param>
    /// <param name="cancellationToken">Stops the work; the database is emptied again.</param>
    /// <exception cref="PortableException">Nothing was moved; the message says why.</exception>
    public async Task<long> MoveAsync(string server, IProgress<string> progress, CancellationToken cancellationToken)
    {
        place.DemandNobodyServed("move");
        if (source.Options.Provider != StoreProvider.Sqlite)
        {
            throw new PortableException("This installation is on PostgreSQL already. Leave ConnectionStrings__Intranet empty to move the SQLite stores of --app-data.");
        }

        var options = new StoreOptions { AppData = source.Options.AppData, PostgreSql = server, MigrationsAssembly = source.Options.MigrationsAssembly };
        var target = new StoreFactory(options, model, new NobodyWaits(), clock);
        await ClearWhatWasLeftAsync(target, server, cancellationToken);
        try
        {
            return await CopyAllAsync(target, progress, cancellationToken);
        }
        catch (Exception exception)
        {
            await EmptyAsync(server, CancellationToken.None);
            throw exception is PortableException or OperationCanceledException ? exception : new PortableException($"The move failed, and the database is empty again: {exception.Message}", exception);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
        }
    }

    private async Task<long> CopyAllAsync(StoreFactory target, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var tenants = shells.All.Where(s => File.Exists(source.Options.StoreFile(s.Name))).OrderBy(s => s.IsDefault).ToList();
        var migrator = new StoreMigrator(target, new StoreTurns(target.Options));
        var (done, rows) = (0, 0L);
        foreach (var shell in tenants)
        {
            progress.Report($"{++done}/{tenants.Count} {shell.Name}");
            await sourceMigrator.EnsureAsync(shell.Name, cancellationToken);
            await migrator.EnsureAsync(shell.Name, cancellationToken);
            rows += await CopyAsync(target, shell.Name, cancellationToken);
        }

        return rows;
    }

    private async Task<long> CopyAsync(StoreFactory target, string tenant, CancellationToken cancellationToken)
    {
        await using var snapshot = await StoreSnapshot.OpenAsync(source.Create(tenant), cancellationToken);
        await using var to = target.Create(tenant);
        await to.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await to.Database.BeginTransactionAsync(cancellationToken);
        var tables = PortableModel.Of(snapshot.Db);
        var rows = 0L;
        foreach (var (from, into) in tables.Zip(PortableModel.Of(to)))
        {
            rows += await TableIntake.InsertAsync(to, into, TableContent.ReadAsync(snapshot.Db, from, owner: null, cancellationToken), cancellationToken);
        }

        var before = await TableContent.DigestAsync(snapshot.Db, tables, cancellationToken);
        var after = await TableContent.DigestAsync(to, PortableModel.Of(to), cancellationToken);
        if (before.Except(after).FirstOrDefault() is { } differing)
        {
            throw new PortableException($"The table {differing.Table} of {tenant} would not be the same on PostgreSQL; the database is empty again.");
        }

        await NameProviderAsync(to, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    private static async Task NameProviderAsync(IntranetDbContext to, CancellationToken cancellationToken)
    {
        foreach (var row in await to.Set<StoredShell>().ToListAsync(cancellationToken))
        {
            var shell = JsonSerializer.Deserialize<ShellSettings>(row.Json, ShellHost.Json)!;
            row.Json = JsonSerializer.Serialize(shell with { DatabaseProvider = nameof(StoreProvider.PostgreSql) }, ShellHost.Json);
        }

        await to.SaveChangesAsync(cancellationToken);
    }

    private static async Task ClearWhatWasLeftAsync(StoreFactory target, string server, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> schemas;
        try
        {
            schemas = await EmptyPlace.SchemasAsync(server, cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException or System.Net.Sockets.SocketException)
        {
            throw new PortableException($"The database cannot be reached: {exception.Message}", exception);
        }

        if (schemas.Contains("tenant_" + ShellSettings.DefaultName) && await HasTenantsAsync(target, cancellationToken))
        {
            throw new PortableException("The database is not empty: an installation is there. Nothing was changed.");
        }

        await EmptyAsync(server, cancellationToken);
    }

    private static async Task<bool> HasTenantsAsync(StoreFactory target, CancellationToken cancellationToken)
    {
        await using var db = target.Create(ShellSettings.DefaultName);
        try
        {
            return await db.Set<StoredShell>().AnyAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }

    private static async Task EmptyAsync(string server, CancellationToken cancellationToken)
    {
        foreach (var schema in await EmptyPlace.SchemasAsync(server, cancellationToken))
        {
            await EmptyPlace.DropSchemaAsync(server, schema, cancellationToken);
        }
    }

    private sealed class NobodyWaits : IStoreSignal
    {
        public void Changed(string tenant)
        {
        }
    }
}
