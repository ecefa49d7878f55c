using System.Reflection;
using System.Text.Json;
using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Core;

/// <summary>
/// Copies the whole installation into one archive while people work. The network's store is copied first: what the others
/// changed after that is brought to the network again by the restore, and nothing in the network is newer than its source.
/// </summary>
internal sealed class BackupWriter(StoreFactory stores, IShellHost shells, TimeProvider clock)
{
    /// <summary>Writes the backup and answers how many stores it holds.</summary>
    /// <exception cref="PortableException">It could not be made; nothing is left of it.</exception>
    public async Task<int> WriteAsync(string path, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var archive = ArchiveWriter.Create(path, now);
        var work = path + ".work";
        try
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }

            Directory.CreateDirectory(work);
            var tenants = stores.Options.Provider == StoreProvider.Sqlite
                ? await CopyFilesAsync(archive, work, progress, cancellationToken)
                : await DumpAsync(archive, work, progress, cancellationToken);
            var product = typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
            var manifest = new BackupManifest(BackupManifest.FormatName, BackupManifest.CurrentVersion, now.UtcDateTime, product, stores.Options.Provider, tenants);
            await archive.AddTextAsync(BackupManifest.FileName, JsonSerializer.Serialize(manifest, ShellHost.Json));
            await archive.CompleteAsync();
            return tenants.Count;
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    private async Task<IReadOnlyList<string>> CopyFilesAsync(ArchiveWriter archive, string work, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var tenants = new List<string>();
        var (done, all) = (0, shells.All);
        foreach (var tenant in all.Select(s => s.Name))
        {
            progress.Report($"{++done}/{all.Count} {tenant}");
            if (File.Exists(stores.Options.StoreFile(tenant)))
            {
                await CopyStoreAsync(archive, work, tenant, cancellationToken);
                tenants.Add(tenant);
            }

            await AddFilesAsync(archive, tenant, cancellationToken);
        }

        return tenants;
    }

    private async Task CopyStoreAsync(ArchiveWriter archive, string work, string tenant, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(work, tenant + ".db");
        try
        {
            await using var db = stores.Create(tenant);
            await SqliteCopy.MakeAsync(db, copy, cancellationToken);
        }
        catch (Microsoft.Data.Sqlite.SqliteException exception)
        {
            throw new PortableException($"The store of {tenant} could not be copied to {work}: {exception.Message}", exception);
        }

        await SqliteCopy.VerifyAsync(copy, cancellationToken);
        await archive.AddFileAsync(BackupManifest.PathOf(tenant, BackupManifest.StoreName), copy, cancellationToken);
        File.Delete(copy);
    }

    private async Task<IReadOnlyList<string>> DumpAsync(ArchiveWriter archive, string work, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("Copying the database");
        var dump = Path.Combine(work, BackupManifest.DumpName);
        await PostgreSqlTools.DumpAsync(stores.Options.PostgreSql!, dump, cancellationToken);
        progress.Report("Reading the copy");
        await PostgreSqlTools.VerifyAsync(dump, cancellationToken);
        await archive.AddFileAsync(BackupManifest.DumpName, dump, cancellationToken);
        var tenants = shells.All.Select(s => s.Name).ToList();
        foreach (var tenant in tenants)
        {
            await AddFilesAsync(archive, tenant, cancellationToken);
        }

        return tenants;
    }

    private async Task AddFilesAsync(ArchiveWriter archive, string tenant, CancellationToken cancellationToken)
    {
        foreach (var file in SiteFiles.Of(stores.Options, tenant))
        {
            await archive.AddFileAsync(BackupManifest.PathOf(tenant, file), Path.Combine(stores.Options.SiteFolder(tenant), file), cancellationToken);
        }
    }
}
