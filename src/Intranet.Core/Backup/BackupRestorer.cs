using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Intranet.Core;

/// <summary>
/// Brings a backup into an empty place. Everything is verified and laid ready beside the place first, and put in its place by
/// one rename or one transaction. A restore that fails or is killed before leaves the place empty; one that is killed after is noted
/// as unfinished and begins anew.
/// </summary>
internal sealed class BackupRestorer(
    StoreFactory stores, StoreMigrator migrator, ShellHost shells, EmptyPlace place, UnfinishedRestore unfinished, IEnumerable<IDerivedData> derived)
{
    private const string StagingName = ".restore";

    /// <summary>Restores and answers how many tenants could not be brought to the current model; each is <c>Invalid</c> with the reason.</summary>
    /// <exception cref="PortableException">Nothing was restored; the message says why.</exception>
    public async Task<int> RestoreAsync(string path, IProgress<string> progress, CancellationToken cancellationToken)
    {
        place.DemandNobodyServed("restore");
        using var archive = await ArchiveReader.OpenAsync(path, progress, cancellationToken);
        var manifest = await BackupManifest.ReadAsync(archive, cancellationToken);
        if (manifest.Provider != stores.Options.Provider)
        {
            throw new PortableException($"The backup is of an installation on {manifest.Provider}, and this one uses {stores.Options.Provider}. Set ConnectionStrings__Intranet accordingly. Nothing was changed.");
        }

        if (await unfinished.IsThereAsync(cancellationToken))
        {
            SqliteConnection.ClearAllPools();
            await EmptyPlace.EmptyAsync(stores.Options, cancellationToken);
        }
        else
        {
            await place.DemandEmptyAsync(stores.Options, cancellationToken);
        }

        var staging = Path.Combine(stores.Options.AppData, StagingName);
        try
        {
            await LayReadyAsync(archive, staging, progress, cancellationToken);
            await unfinished.BeginAsync(cancellationToken);
            await PutInPlaceAsync(staging, cancellationToken);
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }

        migrator.Forget(ShellSettings.DefaultName);
        await shells.LoadAsync(cancellationToken);
        var failed = await OpenAsync(progress, cancellationToken);
        await unfinished.EndAsync(cancellationToken);
        return failed;
    }

    private static async Task LayReadyAsync(ArchiveReader archive, string staging, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (Directory.Exists(staging))
        {
            Directory.Delete(staging, recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(staging, "Sites"));
        try
        {
            foreach (var name in archive.Names.Where(n => n.StartsWith("sites/", StringComparison.Ordinal) || n == BackupManifest.DumpName))
            {
                progress.Report(name);
                var file = Path.Combine(staging, name.StartsWith("sites/", StringComparison.Ordinal) ? "Sites/" + name["sites/".Length..] : name);
                await archive.ExtractAsync(name, file, cancellationToken);
                if (Path.GetFileName(file) == BackupManifest.StoreName)
                {
                    await SqliteCopy.VerifyAsync(file, cancellationToken);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PortableException($"The backup could not be laid ready in {staging}: {exception.Message} Nothing was changed.", exception);
        }
    }

    private async Task PutInPlaceAsync(string staging, CancellationToken cancellationToken)
    {
        if (stores.Options.PostgreSql is { } server)
        {
            // An empty store of the network was made when this command began.
            await EmptyPlace.DropSchemaAsync(server, "tenant_" + ShellSettings.DefaultName, cancellationToken);
            await PostgreSqlTools.RestoreAsync(server, Path.Combine(staging, BackupManifest.DumpName), cancellationToken);
            NpgsqlConnection.ClearAllPools();
        }

        var sites = stores.Options.SitesFolder;
        SqliteConnection.ClearAllPools();
        migrator.ForgetTemplate();
        if (Directory.Exists(sites))
        {
            Directory.Delete(sites, recursive: true);
        }

        Directory.Move(Path.Combine(staging, "Sites"), sites);
    }

    /// <summary>Opens every store, which brings it to the current model, and brings up to date what is derived from them.</summary>
    private async Task<int> OpenAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        var failed = 0;
        foreach (var shell in shells.All)
        {
            try
            {
                await migrator.EnsureAsync(shell.Name, cancellationToken);
                await using var db = stores.Create(shell.Name);
                await ChangeLog.StartAnewAsync(db, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                progress.Report($"{shell.Name}: {exception.Message.ReplaceLineEndings(" ")}");
                await shells.ChangeAsync(shell.Name, s => s with { State = TenantState.Invalid, StateReason = exception.Message }, cancellationToken);
                failed++;
            }
        }

        foreach (var part in derived.OrderBy(d => d.Order))
        {
            foreach (var shell in shells.All.Where(s => s.State is TenantState.Running or TenantState.Disabled))
            {
                await part.BringUpToDateAsync(shell.Name, progress, cancellationToken);
            }
        }

        return failed;
    }
}
