using System.Buffers.Binary;
using System.Globalization;

namespace Intranet.Search.Engine;

/// <summary>A segment in a manifest.</summary>
/// <param name="Number">Its number, which names its file.</param>
/// <param name="DeadGeneration">The commit that wrote its list of dead documents; 0 for none.</param>
internal readonly record struct ManifestEntry(long Number, long DeadGeneration);

/// <summary>What a commit consists of. Written under a temporary name and renamed, so that it is there whole or not at all.</summary>
internal sealed record Manifest(long Generation, long NextNumber, IReadOnlyList<ManifestEntry> Segments)
{
    private const uint Magic = 0x464D5849;
    private const string Prefix = "manifest-";
    private const string Temporary = "manifest.new";

    public static string SegmentName(long number) => string.Create(CultureInfo.InvariantCulture, $"{number:x8}.segment");

    public static string DeadName(long number, long generation) => string.Create(CultureInfo.InvariantCulture, $"{number:x8}.{generation:x}.dead");

    public static string NameOf(long generation) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{generation:x16}");

    /// <summary>The newest manifest; null when there is none.</summary>
    /// <exception cref="CorruptIndexException">It is damaged.</exception>
    public static Manifest? Latest(IndexDirectory directory)
    {
        var name = directory.Names().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Max(StringComparer.Ordinal);
        return name is null ? null : Read(directory, name);
    }

    public void Write(IndexDirectory directory)
    {
        var output = new ByteWriter();
        output.UInt32(Magic);
        output.UInt64((ulong)Generation);
        output.UInt64((ulong)NextNumber);
        output.Varint((uint)Segments.Count);
        foreach (var entry in Segments)
        {
            output.UInt64((ulong)entry.Number);
            output.UInt64((ulong)entry.DeadGeneration);
        }

        output.UInt32(Crc32C.Of(output.Written));
        directory.Write(Temporary, [output.Memory]);
        directory.Sync();
        directory.Rename(Temporary, NameOf(Generation));
        directory.Sync();
    }

    /// <summary>Whether a file belongs to this commit.</summary>
    public bool Owns(string name) =>
        name == NameOf(Generation)
        || Segments.Any(s => name == SegmentName(s.Number) || (s.DeadGeneration > 0 && name == DeadName(s.Number, s.DeadGeneration)));

    private static Manifest Read(IndexDirectory directory, string name)
    {
        var bytes = directory.ReadAll(name);
        if (bytes.Length < 8 || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4)) != Crc32C.Of(bytes.AsSpan(0, bytes.Length - 4)))
        {
            throw new CorruptIndexException($"The checksum of {name} in {directory.Path} is wrong. Rebuild the index.");
        }

        var reader = new ByteReader(bytes.AsSpan(0, bytes.Length - 4));
        if (reader.UInt32() != Magic)
        {
            throw new CorruptIndexException($"{name} in {directory.Path} is not a manifest. Rebuild the index.");
        }

        var (generation, next) = ((long)reader.UInt64(), (long)reader.UInt64());
        var segments = new ManifestEntry[reader.Count()];
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = new ManifestEntry((long)reader.UInt64(), (long)reader.UInt64());
        }

        return new Manifest(generation, next, segments);
    }
}
