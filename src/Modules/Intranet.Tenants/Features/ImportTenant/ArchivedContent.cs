using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Intranet.Data;
using Intranet.Tenants.Features.ExportTenant;

namespace Intranet.Tenants.Features.ImportTenant;

/// <summary>The rows and files of an organisation's archive.</summary>
internal sealed class ArchivedContent(ArchiveReader archive, TenantArchive manifest)
{
    private const int LongestLine = 64 * 1024 * 1024;

    public bool Has(string scope, PortableTable table) => Find(scope, table) is not null;

    public long RowsOf(string scope, PortableTable table) => Find(scope, table)?.Rows ?? 0;

    /// <summary>Reads every row of every table without writing any.</summary>
    /// <exception cref="PortableException">Something does not fit; the message says where and why.</exception>
    public async Task VerifyAsync(IReadOnlyList<PortableTable> tables, IProgress<string> progress, CancellationToken cancellationToken)
    {
        foreach (var listed in manifest.Tables)
        {
            var table = tables.FirstOrDefault(t => t.Name == listed.Name);
            if (listed.Scope is not (TenantArchive.Own or TenantArchive.Network) || table is null)
            {
                throw new PortableException($"The archive holds a table {listed.Path} that is not known here; a newer version of the product made it. Nothing was changed.");
            }

            progress.Report($"Reading {listed.Path}");
            var rows = 0L;
            await foreach (var row in ReadAsync(listed.Scope, table, cancellationToken))
            {
                rows += row.Length > 0 ? 1 : 0;
            }

            if (rows != listed.Rows)
            {
                throw new PortableException($"{listed.Path} has {rows} rows, and the manifest says {listed.Rows}. Nothing was changed.");
            }
        }

        if (archive.Names.FirstOrDefault(n => n.EndsWith(".jsonl", StringComparison.Ordinal) && !n.StartsWith(TenantArchive.FilesFolder, StringComparison.Ordinal) && manifest.Tables.All(t => t.Path != n)) is { } extra)
        {
            throw new PortableException($"The archive holds {extra}, which its manifest does not list. Nothing was changed.");
        }

        if (manifest.Files.FirstOrDefault(f => !archive.Has(TenantArchive.FilesFolder + f)) is { } absent)
        {
            throw new PortableException($"The archive lacks the file {absent}. Nothing was changed.");
        }
    }

    public async IAsyncEnumerable<object?[]> ReadAsync(string scope, PortableTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = TenantArchive.PathOf(scope, table.Name);
        await using var stream = archive.Open(path);
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, 1 << 16);
        var number = 0;
        while (await ReadLineAsync(reader, path, ++number, cancellationToken) is { } line)
        {
            yield return Parse(table, path, number, line);
        }
    }

    /// <summary>Proves that the store holds what the archive holds, where both are of the same model.</summary>
    public async Task DemandEqualAsync(IntranetDbContext db, IReadOnlyList<PortableTable> tables, CancellationToken cancellationToken)
    {
        if (manifest.Model != TenantArchive.ModelOf(tables))
        {
            return;
        }

        foreach (var digest in await TableContent.DigestAsync(db, tables.Where(t => Has(TenantArchive.Own, t)), cancellationToken))
        {
            await using var stream = archive.Open(TenantArchive.PathOf(TenantArchive.Own, digest.Table));
            var sum = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(stream, cancellationToken));
            if (sum != digest.Sha256)
            {
                throw new PortableException($"The table {digest.Table} would not be the same here as in the archive. Nothing was changed.");
            }
        }
    }

    public async Task ExtractFilesAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var file in manifest.Files)
        {
            await archive.ExtractAsync(TenantArchive.FilesFolder + file, Path.Combine(folder, file), cancellationToken);
        }
    }

    private static object?[] Parse(PortableTable table, string path, int number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return TableIntake.Parse(table, document.RootElement);
        }
        catch (JsonException)
        {
            throw new PortableException($"Line {number} of {path} is not JSON. Nothing was changed.");
        }
        catch (PortableException exception)
        {
            throw new PortableException($"Line {number} of {path} does not fit: {exception.Message}. Nothing was changed.", exception);
        }
    }

    private static async Task<string?> ReadLineAsync(StreamReader reader, string path, int number, CancellationToken cancellationToken)
    {
        try
        {
            var line = await reader.ReadLineAsync(cancellationToken);
            return line is null || line.Length <= LongestLine ? line : throw new PortableException($"Line {number} of {path} is too long. Nothing was changed.");
        }
        catch (DecoderFallbackException)
        {
            throw new PortableException($"Line {number} of {path} is not UTF-8. Nothing was changed.");
        }
    }

    private TenantTable? Find(string scope, PortableTable table) => manifest.Tables.FirstOrDefault(t => t.Scope == scope && t.Name == table.Name);
}
