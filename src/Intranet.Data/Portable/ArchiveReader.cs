using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Intranet.Data;

/// <summary>Reads an archive that <see cref="ArchiveWriter"/> made, once every name and every checksum in it was found good.</summary>
public sealed class ArchiveReader : IDisposable
{
    private const int MostSumsBytes = 64 * 1024 * 1024;

    private readonly ZipArchive _zip;
    private readonly string _path;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    private ArchiveReader(string path, ZipArchive zip) => (_path, _zip) = (path, zip);

    /// <summary>Paths of the files, in order, without the sums.</summary>
    public IEnumerable<string> Names => _entries.Keys.Where(n => n != ArchiveWriter.SumsName).Order(StringComparer.Ordinal);

    /// <summary>Opens an archive and reads all of it to verify it.</summary>
    /// <exception cref="PortableException">It is absent, cut, damaged, or holds what it must not.</exception>
    public static async Task<ArchiveReader> OpenAsync(string path, IProgress<string> progress, CancellationToken cancellationToken)
    {
        ArchiveReader? reader = null;
        try
        {
            reader = new ArchiveReader(path, ZipFile.OpenRead(path));
            reader.List();
            progress.Report("Verifying checksums");
            await reader.VerifyAsync(cancellationToken);
            return reader;
        }
        catch (Exception exception)
        {
            reader?.Dispose();
            throw exception switch
            {
                FileNotFoundException or DirectoryNotFoundException => new PortableException($"There is no file {path}.", exception),
                InvalidDataException => new PortableException($"{path} is not a whole archive: {exception.Message} Copy it again. Nothing was changed.", exception),
                IOException or UnauthorizedAccessException => new PortableException($"{path} cannot be read: {exception.Message}", exception),
                _ => exception,
            };
        }
    }

    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>Opens a file of the archive. The caller disposes it.</summary>
    /// <exception cref="PortableException">There is no such file.</exception>
    public Stream Open(string name) =>
        _entries.TryGetValue(name, out var entry) ? entry.Open() : throw new PortableException($"{_path} has no file {name}.");

    /// <summary>Reads a file of the archive as text.</summary>
    public async Task<string> ReadTextAsync(string name, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>Writes a file of the archive to the disk and waits until it is there.</summary>
    public async Task ExtractAsync(string name, string to, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using var source = Open(name);
        await using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        await source.CopyToAsync(target, cancellationToken);
        target.Flush(flushToDisk: true);
    }

    public void Dispose() => _zip.Dispose();

    private void List()
    {
        foreach (var entry in _zip.Entries)
        {
            if (ArchiveNames.Problem(entry.FullName) is { } problem)
            {
                throw new PortableException($"{_path} holds a file that is called \"{Printable(entry.FullName)}\": {problem}. Nothing was changed.");
            }

            if (!_entries.TryAdd(entry.FullName, entry))
            {
                throw new PortableException($"{_path} holds {entry.FullName} twice. Nothing was changed.");
            }
        }
    }

    private async Task VerifyAsync(CancellationToken cancellationToken)
    {
        var sums = await ReadSumsAsync(cancellationToken);
        if (Names.FirstOrDefault(n => !sums.ContainsKey(n)) is { } extra)
        {
            throw new PortableException($"{_path} holds {extra}, which its {ArchiveWriter.SumsName} does not know. Nothing was changed.");
        }

        foreach (var (name, expected) in sums)
        {
            if (!Has(name))
            {
                throw new PortableException($"{_path} lacks {name}. Nothing was changed.");
            }

            await using var stream = Open(name);
            var sum = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
            if (sum != expected)
            {
                throw new PortableException($"{name} in {_path} is damaged: its checksum differs. Copy the archive again. Nothing was changed.");
            }
        }
    }

    private async Task<Dictionary<string, string>> ReadSumsAsync(CancellationToken cancellationToken)
    {
        if (!_entries.TryGetValue(ArchiveWriter.SumsName, out var entry) || entry.Length > MostSumsBytes)
        {
            throw new PortableException($"{_path} has no {ArchiveWriter.SumsName}, so it cannot be verified. Nothing was changed.");
        }

        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (await ReadTextAsync(ArchiveWriter.SumsName, cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length < 67 || line[64..66] != "  " || !sums.TryAdd(line[66..], line[..64]))
            {
                throw new PortableException($"{ArchiveWriter.SumsName} in {_path} cannot be read. Nothing was changed.");
            }
        }

        return sums;
    }

    private static string Printable(string name) => new([.. name.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);
}
