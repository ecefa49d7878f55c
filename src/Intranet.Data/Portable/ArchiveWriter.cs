using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Intranet.Data;

/// <summary>
/// Writes a ZIP archive with the SHA-256 of every file in <c>SHA256SUMS</c>, as the command <c>sha256sum -c</c> reads it. The
/// file gets its name when it is whole and on the disk; until then, and after a failure, there is none.
/// </summary>
public sealed class ArchiveWriter : IAsyncDisposable
{
    public const string SumsName = "SHA256SUMS";

    private readonly string _path;
    private readonly string _partial;
    private readonly FileStream _file;
    private readonly ZipArchive _zip;
    private readonly DateTimeOffset _at;
    private readonly SortedDictionary<string, string> _sums = new(StringComparer.Ordinal);
    private bool _isWhole;

    private ArchiveWriter(string path, string partial, FileStream file, DateTimeOffset at) =>
        (_path, _partial, _file, _zip, _at) = (path, partial, file, new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8), at);

    /// <summary>Begins an archive that only this operating-system user may read.</summary>
    /// <param name="path">Where to; must not exist.</param>
    /// <param name="at">Time that the files in it carry.</param>
    /// <exception cref="PortableException">The place cannot be written to.</exception>
    public static ArchiveWriter Create(string path, DateTimeOffset at)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw new PortableException($"{path} is there already. Choose another name.");
        }

        var partial = path + ".partial";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new ArchiveWriter(path, partial, new FileStream(partial, options), at);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PortableException($"{path} cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Adds a file.</summary>
    /// <param name="name">Its path in the archive.</param>
    /// <param name="write">Writes its content.</param>
    public async Task AddAsync(string name, Func<Stream, Task> write)
    {
        if (ArchiveNames.Problem(name) is { } problem || !_sums.TryAdd(name, ""))
        {
            throw new PortableException($"A file in the archive cannot be called {name}.");
        }

        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = _at;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await GuardAsync(async () =>
        {
            await using var stream = entry.Open();
            await using var hashed = new BufferedStream(new HashingStream(stream, hash), 1 << 16);
            await write(hashed);
        });
        _sums[name] = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Adds a text in UTF-8.</summary>
    public Task AddTextAsync(string name, string text) => AddAsync(name, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask());

    /// <summary>Adds a copy of a file on the disk.</summary>
    public Task AddFileAsync(string name, string path, CancellationToken cancellationToken) => AddAsync(name, async stream =>
    {
        await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, useAsync: true);
        await source.CopyToAsync(stream, cancellationToken);
    });

    /// <summary>Writes the sums, waits until the disk has everything and gives the file its name.</summary>
    public async Task CompleteAsync()
    {
        var sums = string.Concat(_sums.Select(s => $"{s.Value}  {s.Key}\n"));
        await GuardAsync(async () =>
        {
            var entry = _zip.CreateEntry(SumsName, CompressionLevel.Fastest);
            entry.LastWriteTime = _at;
            await using (var stream = entry.Open())
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(sums));
            }

            _zip.Dispose();
            _file.Flush(flushToDisk: true);
            await _file.DisposeAsync();
            File.Move(_partial, _path, overwrite: false);
        });
        _isWhole = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isWhole)
        {
            return;
        }

        try
        {
            await _file.DisposeAsync();
        }
        catch (IOException)
        {
            // A full disk refuses the last bytes too; what was written is removed all the same.
        }

        File.Delete(_partial);
    }

    private async Task GuardAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PortableException($"{_path} could not be written: {exception.Message} Nothing is left of it; make room or choose another place.", exception);
        }
    }

    private sealed class HashingStream(Stream inner, IncrementalHash hash) : WriteOnlyStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            inner.Write(buffer);
        }

        public override void Flush() => inner.Flush();
    }
}
