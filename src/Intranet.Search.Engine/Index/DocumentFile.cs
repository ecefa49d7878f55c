using System.Numerics;
using System.Text;

namespace Intranet.Search.Engine;

/// <summary>All documents and tombstones of an index in one checksummed file, replaced by rename.</summary>
internal static class DocumentFile
{
    private const string Name = "documents";
    private const int Magic = 0x31584449;

    public static long SizeOf(string path)
    {
        var file = new FileInfo(Path.Combine(path, Name));
        return file.Exists ? file.Length : 0;
    }

    public static void Write(string path, Dictionary<string, HeldDocument> held, long generation)
    {
        var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(generation);
            writer.Write(held.Count);
            foreach (var (key, entry) in held)
            {
                writer.Write(key);
                writer.Write(entry.Version);
                writer.Write(entry.Document is not null);
                if (entry.Document is { } document)
                {
                    WriteDocument(writer, document);
                }
            }
        }

        var bytes = memory.ToArray();
        Directory.CreateDirectory(path);
        var temporary = Path.Combine(path, Name + ".new");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(bytes);
            stream.Write(BitConverter.GetBytes(Checksum(bytes)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, Path.Combine(path, Name), overwrite: true);
        FolderSync.Sync(path);
    }

    public static (Dictionary<string, HeldDocument> Held, long Generation) Read(string path)
    {
        var held = new Dictionary<string, HeldDocument>(StringComparer.Ordinal);
        var file = Path.Combine(path, Name);
        if (!File.Exists(file))
        {
            return (held, 0);
        }

        var bytes = File.ReadAllBytes(file);
        if (bytes.Length < 20 || BitConverter.ToUInt32(bytes.AsSpan(bytes.Length - 4)) != Checksum(bytes.AsSpan(0, bytes.Length - 4)))
        {
            throw new CorruptIndexException($"The checksum of {file} is wrong. Rebuild the index.");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadInt32() != Magic)
        {
            throw new CorruptIndexException($"{file} is not an index file.");
        }

        var generation = reader.ReadInt64();
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            var key = reader.ReadString();
            var version = reader.ReadInt64();
            held[key] = new HeldDocument(version, reader.ReadBoolean() ? ReadDocument(reader, key, version) : null);
        }

        return (held, generation);
    }

    private static void WriteDocument(BinaryWriter writer, Document document)
    {
        writer.Write((byte)document.Language);
        writer.Write(document.AccessLabel);
        WritePairs(writer, document.Texts);
        WritePairs(writer, document.Keywords);
        WritePairs(writer, document.Stored);
        writer.Write(document.Numbers.Count);
        foreach (var (field, value) in document.Numbers)
        {
            writer.Write(field);
            writer.Write(value);
        }
    }

    private static Document ReadDocument(BinaryReader reader, string key, long version)
    {
        var document = new Document(key, version) { Language = (Language)reader.ReadByte(), AccessLabel = reader.ReadString() };
        ReadPairs(reader, document.AddText);
        ReadPairs(reader, document.AddKeyword);
        ReadPairs(reader, document.AddStored);
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            document.AddNumber(reader.ReadString(), reader.ReadInt64());
        }

        return document;
    }

    private static void WritePairs(BinaryWriter writer, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        writer.Write(pairs.Count);
        foreach (var (field, value) in pairs)
        {
            writer.Write(field);
            writer.Write(value);
        }
    }

    private static void ReadPairs(BinaryReader reader, Func<string, string, Document> add)
    {
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            add(reader.ReadString(), reader.ReadString());
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }
}
