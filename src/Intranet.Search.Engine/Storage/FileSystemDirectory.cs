using System.Buffers.Binary;

namespace Intranet.Search.Engine;

/// <summary>A folder on disk.</summary>
internal sealed class FileSystemDirectory(string path) : IndexDirectory
{
    // Below this a private copy costs less than a mapping.
    private const int SmallestMapping = 64 * 1024;

    private const int BufferSize = 256 * 1024;

    public override string Path => path;

    public override IReadOnlyList<string> Names() =>
        Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Select(f => System.IO.Path.GetFileName(f))] : [];

    public override long SizeOf(string name) => new FileInfo(Full(name)).Length;

    public override void Write(string name, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        Directory.CreateDirectory(path);
        using var stream = new FileStream(Full(name), FileMode.Create, FileAccess.Write, FileShare.None, 0);
        foreach (var piece in pieces)
        {
            stream.Write(piece.Span);
        }

        stream.Flush(flushToDisk: true);
    }

    public override void Rename(string from, string to) => File.Move(Full(from), Full(to), overwrite: true);

    public override void Delete(string name) => File.Delete(Full(name));

    public override void Sync() => FolderSync.Sync(path);

    public override byte[] ReadAll(string name) => File.ReadAllBytes(Full(name));

    public override MappedBytes Map(string name)
    {
        using var stream = new FileStream(Full(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0);
        if (stream.Length < sizeof(uint))
        {
            throw new CorruptIndexException($"{Full(name)} ends too early. Rebuild the index.");
        }

        // Read through a buffer, not the mapping: verifying must not make the whole file resident in this process.
        var state = Crc32C.Start;
        var left = stream.Length - sizeof(uint);
        var buffer = new byte[(int)Math.Min(BufferSize, Math.Max(left, sizeof(uint)))];
        var small = stream.Length < SmallestMapping ? new byte[stream.Length] : null;
        while (left > 0)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            stream.ReadExactly(part);
            if (small is not null)
            {
                part.CopyTo(small.AsSpan((int)(stream.Position - part.Length)));
            }

            state = Crc32C.Append(state, part);
            left -= part.Length;
        }

        Span<byte> footer = stackalloc byte[sizeof(uint)];
        stream.ReadExactly(footer);
        Verify(Full(name), ~state, BinaryPrimitives.ReadUInt32LittleEndian(footer));
        return small is null ? MappedBytes.Map(stream) : MappedBytes.Copy(small);
    }

    private string Full(string name) => System.IO.Path.Combine(path, name);
}
