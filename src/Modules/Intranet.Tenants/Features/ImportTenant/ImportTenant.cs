using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Features.ExportTenant;
using Intranet.Tenants.Features.RemoveTenant;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Tenants.Features.ImportTenant;

/// <summary>Brings an organisation's archive in as a tenant of the same name.</summary>
/// <param name="Path">The archive.</param>
/// <param name="Prefix">First segment of the path; null keeps the archive's address.</param>
/// <param name="Host">Host names; null keeps the archive's address.</param>
public sealed record ImportTenant(string Path, string? Prefix = null, string? Host = null)
{
    /// <summary>Who asked, where the work is done apart from the request; null for the current person.</summary>
    public Actor? By { get; init; }

    /// <summary>Told which organisation the archive holds, before anything is written; null where nobody asks.</summary>
    public Action<ShellSettings>? OnRead { get; init; }
}

/// <summary>What was brought in.</summary>
/// <param name="Shell">The tenant.</param>
/// <param name="Rows">Rows of its own store.</param>
/// <param name="Contributions">Rows of what its people wrote in the network that have a place here.</param>
/// <param name="LeftOut">Rows that have none: what they answer or belong to is not here. They stay readable in the archive.</param>
public sealed record TenantImported(ShellSettings Shell, long Rows, long Contributions, long LeftOut);

internal sealed class ImportTenantHandler(
    IShellHost shells, IShellRegistry registry, StoreFactory factory, StoreMigrator migrator, StorePlaces places, Departures departures, IEnumerable<IDerivedData> derived, ICurrentUser user)
{
    /// <summary>Shown until the import is done: one that was killed is told from a whole one.</summary>
    private const string Unfinished = "Its import was not finished. Import the same archive again.";

    /// <summary>Imports. Nothing is written before the whole archive was read and found good, and what fails afterwards is taken away again.</summary>
    /// <exception cref="PortableException">Nothing was imported; the message says why.</exception>
    public async Task<Result<TenantImported>> HandleAsync(ImportTenant command, IProgress<string> progress, CancellationToken cancellationToken)
    {
        using var archive = await ArchiveReader.OpenAsync(command.Path, progress, cancellationToken);
        var manifest = TenantArchive.Read(await archive.ReadTextAsync(TenantArchive.FileName, cancellationToken));
        command.OnRead?.Invoke(manifest.Tenant);
        var hasAddress = command.Prefix is not null || command.Host is not null;
        var shell = manifest.Tenant with
        {
            State = TenantState.Invalid, StateReason = Unfinished, OwesImport = true, HidesShared = false, OwesRecipe = false, FormerAddresses = "", DatabaseProvider = factory.Options.Provider.ToString(),
            RequestUrlPrefix = hasAddress ? command.Prefix ?? "" : manifest.Tenant.RequestUrlPrefix, RequestUrlHost = hasAddress ? command.Host ?? "" : manifest.Tenant.RequestUrlHost,
        };
        if (shell.IsDefault)
        {
            return new NetworkHasNoExport();
        }

        if (registry.FindObstacle(shell) is { } obstacle)
        {
            return obstacle;
        }

        var isAgain = shells.Find(shell.Name) is { OwesImport: true };
        await departures.FinishAsync(shell.Name, cancellationToken);
        if (!isAgain && await places.ExistsAsync(shell.Name, cancellationToken))
        {
            throw new PortableException($"A store called {shell.Name} is here that no organisation uses. Remove its folder or schema, then import again. Nothing was changed.");
        }

        var content = new ArchivedContent(archive, manifest);
        await using (var network = factory.Create(ShellSettings.DefaultName))
        {
            await content.VerifyAsync(PortableModel.Of(network), progress, cancellationToken);
        }

        return await BringInAsync(content, shell, command.By, progress, cancellationToken);
    }

    private async Task<Result<TenantImported>> BringInAsync(ArchivedContent content, ShellSettings shell, Actor? by, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var staging = StorePlaces.StagingOf(shell.Name);
        try
        {
            await places.RemoveAsync(staging, cancellationToken);
            var rows = await FillAsync(content, staging, progress, cancellationToken);
            await content.ExtractFilesAsync(factory.Options.SiteFolder(staging), cancellationToken);
            var added = await registry.AddAsync(shell, cancellationToken);
            if (!added.Succeeded)
            {
                await places.RemoveAsync(staging, CancellationToken.None);
                return Result<TenantImported>.From(added.Errors);
            }

            // What an import that was killed left there goes; the name is taken by this one.
            await places.RemoveAsync(shell.Name, cancellationToken);
            await places.MoveAsync(staging, shell.Name, cancellationToken);
            var (placed, all) = await ContributeAsync(content, shell, by, progress, cancellationToken);
            foreach (var part in derived.OrderBy(d => d.Order))
            {
                await part.BringUpToDateAsync(shell.Name, progress, cancellationToken);
                await part.BringUpToDateAsync(ShellSettings.DefaultName, progress, cancellationToken);
            }

            var whole = await registry.ChangeAsync(
                shell.Name, s => s with { State = TenantState.Running, StateReason = null, OwesImport = false }, cancellationToken);
            return whole.Succeeded ? new TenantImported(whole.Value, rows, placed, all - placed) : Result<TenantImported>.From(whole.Errors);
        }
        catch
        {
            await places.RemoveAsync(staging, CancellationToken.None);
            if ((await registry.RemoveAsync(shell.Name, CancellationToken.None)).Succeeded)
            {
                await places.RemoveAsync(shell.Name, CancellationToken.None);
            }

            throw;
        }
    }

    private async Task<long> FillAsync(ArchivedContent content, string staging, IProgress<string> progress, CancellationToken cancellationToken)
    {
        await migrator.EnsureAsync(staging, cancellationToken);
        await using var db = factory.Create(staging);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await TableIntake.PrepareAsync(db, cancellationToken);
        var rows = 0L;
        var tables = PortableModel.Of(db);
        foreach (var table in tables.Where(t => content.Has(TenantArchive.Own, t)))
        {
            progress.Report($"{TenantArchive.Own}: {table.Name}");
            rows += await TableIntake.InsertAsync(db, table, content.ReadAsync(TenantArchive.Own, table, cancellationToken), cancellationToken);
        }

        await content.DemandEqualAsync(db, tables, cancellationToken);
        await ChangeLog.StartAnewAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    /// <summary>
    /// What its people wrote in the network, where the thing that it belongs to is here. Numbered rows (the audit trail) stay in
    /// the archive: another installation's trail is no part of this one's.
    /// </summary>
    private async Task<(long Placed, long All)> ContributeAsync(ArchivedContent content, ShellSettings shell, Actor? by, IProgress<string> progress, CancellationToken cancellationToken)
    {
        await using var network = factory.Create(ShellSettings.DefaultName);
        await network.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await network.Database.BeginTransactionAsync(cancellationToken);
        var (placed, all) = (0L, 0L);
        foreach (var table in PortableModel.Of(network).Where(t => t is { Owner: not null, IsNumbered: false } && content.Has(TenantArchive.Network, t)))
        {
            progress.Report($"{TenantArchive.Network}: {table.Name}");
            placed += await TableIntake.InsertMissingAsync(network, table, content.ReadAsync(TenantArchive.Network, table, cancellationToken), cancellationToken);
            all += content.RowsOf(TenantArchive.Network, table);
        }

        network.Audit(
            by ?? (user.IsSignedIn ? user.Actor : null), "tenants.tenant-imported.v1", TenantKey.Kind, TenantKey.Of(shell.Name), new { shell.Name, shell.Title, placed, leftOut = all - placed });
        await network.SaveChangesAsync(cancellationToken);
        await ChangeLog.StartAnewAsync(network, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (placed, all);
    }
}
