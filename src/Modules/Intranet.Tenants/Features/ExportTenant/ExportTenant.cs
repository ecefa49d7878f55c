using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Features.RemoveTenant;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Tenants.Features.ExportTenant;

/// <summary>Writes everything an organisation owns to an archive of open files.</summary>
/// <param name="Name">The tenant.</param>
/// <param name="Path">Where to; must not exist.</param>
public sealed record ExportTenant(string Name, string Path)
{
    /// <summary>Who asked, where the work is done apart from the request; null for the current person.</summary>
    public Actor? By { get; init; }
}

/// <summary>An archive that was written.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Rows">Rows in it, of all tables.</param>
/// <param name="Documents">Documents for people in it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of the whole file, hexadecimal.</param>
public sealed record TenantExported(string Path, long Rows, int Documents, long Bytes, string Sha256);

internal sealed class ExportTenantHandler(
    IShellHost shells, StoreFactory factory, StoreMigrator migrator, IEnumerable<IReadableContent> readable, Departures departures, ICurrentUser user, TimeProvider clock)
{
    private const int LongestNamePart = 60;
    private static readonly string[] NoContent = [StoreOptions.StoreFileName, "index"];

    /// <summary>Writes the archive. Drafts and closed communities are in it: it is the organisation's, not a person's.</summary>
    /// <exception cref="PortableException">The archive could not be written; nothing is left of it.</exception>
    public async Task<Result<TenantExported>> HandleAsync(ExportTenant command, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (shells.Find(command.Name) is not { } shell)
        {
            return new NotFound();
        }

        if (shell.IsDefault)
        {
            return new NetworkHasNoExport();
        }

        await migrator.EnsureAsync(shell.Name, cancellationToken);
        await using var archive = ArchiveWriter.Create(command.Path, clock.GetUtcNow());
        await RecordAsync(shell, command.By, cancellationToken);
        var (rows, documents) = await WriteAsync(archive, shell, progress, cancellationToken);
        await archive.CompleteAsync();
        var exported = new TenantExported(command.Path, rows, documents, new FileInfo(command.Path).Length, await SumAsync(command.Path, cancellationToken));
        await departures.ExportedAsync(shell, exported.Sha256, cancellationToken);
        return exported;
    }

    /// <summary>Before the snapshot, so that the archive itself tells that it was made.</summary>
    private async Task RecordAsync(ShellSettings shell, Actor? by, CancellationToken cancellationToken)
    {
        await using var own = factory.Create(shell.Name);
        own.Audit(by ?? (user.IsSignedIn ? user.Actor : null), "tenants.tenant-exported.v1", TenantKey.Kind, TenantKey.Of(shell.Name));
        await own.SaveChangesAsync(cancellationToken);
    }

    private async Task<(long Rows, int Documents)> WriteAsync(ArchiveWriter archive, ShellSettings shell, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var tables = new List<TenantTable>();
        var documents = 0;
        string model;
        await using (var own = await StoreSnapshot.OpenAsync(factory.Create(shell.Name), cancellationToken))
        {
            var all = PortableModel.Of(own.Db);
            model = TenantArchive.ModelOf(all);
            await AddTablesAsync(archive, own.Db, TenantArchive.Own, all.Where(t => !t.StaysInInstallation), owner: null, tables, progress, cancellationToken);
            documents += await AddDocumentsAsync(archive, own.Db, Scope.Own, shell, progress, cancellationToken);
        }

        await using (var network = await StoreSnapshot.OpenAsync(factory.Create(ShellSettings.DefaultName), cancellationToken))
        {
            var written = PortableModel.Of(network.Db).Where(t => t is { StaysInInstallation: false, Owner: not null });
            await AddTablesAsync(archive, network.Db, TenantArchive.Network, written, shell.Name, tables, progress, cancellationToken);
            documents += await AddDocumentsAsync(archive, network.Db, Scope.Network, shell, progress, cancellationToken);
        }

        var files = await AddFilesAsync(archive, shell, cancellationToken);
        var product = typeof(ExportTenantHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var manifest = new TenantArchive(TenantArchive.FormatName, TenantArchive.CurrentVersion, clock.GetUtcNow().UtcDateTime, product, model, shell, tables, files);
        await archive.AddTextAsync(TenantArchive.FileName, manifest.ToJson());
        await archive.AddTextAsync("README.md", await ReadMeAsync(cancellationToken));
        return (tables.Sum(t => t.Rows), documents);
    }

    private static async Task AddTablesAsync(
        ArchiveWriter archive, IntranetDbContext db, string scope, IEnumerable<PortableTable> from, string? owner, List<TenantTable> tables,
        IProgress<string> progress, CancellationToken cancellationToken)
    {
        foreach (var table in from)
        {
            progress.Report($"{scope}: {table.Name}");
            var rows = 0L;
            await archive.AddAsync(TenantArchive.PathOf(scope, table.Name), async stream => rows = await TableContent.WriteLinesAsync(db, table, stream, owner, cancellationToken));
            tables.Add(new TenantTable(scope, table.Name, rows));
        }
    }

    private async Task<int> AddDocumentsAsync(
        ArchiveWriter archive, IntranetDbContext db, Scope scope, ShellSettings shell, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv");
        try
        {
            var count = 0;
            foreach (var content in readable)
            {
                await foreach (var document in content.WriteAsync(db, scope, shell.Name, cancellationToken))
                {
                    var part = scope == Scope.Own ? TenantArchive.Own : TenantArchive.Network;
                    await archive.AddTextAsync($"readable/{part}/{document.Folder}/{FileName(document)}.md", document.Markdown);
                    count++;
                }
            }

            progress.Report($"{count} documents");
            return count;
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    private async Task<IReadOnlyList<string>> AddFilesAsync(ArchiveWriter archive, ShellSettings shell, CancellationToken cancellationToken)
    {
        var folder = factory.Options.SiteFolder(shell.Name);
        var files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(f => !NoContent.Any(n => f.StartsWith(n, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal).ToList()
            : [];
        foreach (var file in files)
        {
            await archive.AddFileAsync(TenantArchive.FilesFolder + file, Path.Combine(folder, file), cancellationToken);
        }

        return files;
    }

    /// <summary>Letters and digits of the title, then the id, so that names sort as titles and never meet.</summary>
    private static string FileName(ReadableDocument document)
    {
        var words = new string([.. document.Title.ToLowerInvariant().Take(LongestNamePart).Select(c => char.IsLetterOrDigit(c) ? c : '-')]).Trim('-');
        return $"{words}-{document.Id:N}";
    }

    private static async Task<string> SumAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    private static async Task<string> ReadMeAsync(CancellationToken cancellationToken)
    {
        await using var stream = typeof(ExportTenantHandler).Assembly.GetManifestResourceStream("Intranet.Tenants.Help.export.md")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
