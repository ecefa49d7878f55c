namespace Intranet.Search.Engine;

/// <summary>
/// The few things an index asks of a file system. A file's bytes are durable once written by <see cref="Write"/>; names, renames and deletes
/// only after <see cref="Sync"/>.
/// </summary>
internal abstract class IndexDirectory
{
    /// <summary>Where it lies, for messages.</summary>
    public abstract string Path { get; }

    public abstract IReadOnlyList<string> Names();

    public abstract long SizeOf(string name);

    /// <summary>Writes a new file from pieces and makes its bytes durable.</summary>
    public abstract void Write(string name, IReadOnlyList<ReadOnlyMemory<byte>> pieces);

    public abstract void Rename(string from, string to);

    public abstract void Delete(string name);

    public abstract void Sync();

    public abstract byte[] ReadAll(string name);

    /// <summary>Maps a file whose last four bytes are the checksum of the others, after verifying it.</summary>
    /// <exception cref="CorruptIndexException">The checksum is wrong.</exception>
    public abstract MappedBytes Map(string name);

    protected static void Verify(string file, uint actual, uint expected)
    {
        if (actual != expected)
        {
            throw new CorruptIndexException($"The checksum of {file} is wrong. Rebuild the index.");
        }
    }
}
