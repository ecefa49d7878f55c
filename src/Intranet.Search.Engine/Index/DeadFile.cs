using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>The list of dead documents of a segment: one bit each, and a checksum.</summary>
internal static class DeadFile
{
    public static void Write(IndexDirectory directory, string name, ulong[] dead)
    {
        var output = new ByteWriter((dead.Length * sizeof(ulong)) + sizeof(uint));
        output.Array<ulong>(dead);
        output.UInt32(Crc32C.Of(output.Written));
        directory.Write(name, [output.Memory]);
    }

    public static ulong[] Read(IndexDirectory directory, string name, int documents)
    {
        var bytes = directory.ReadAll(name);
        var words = (documents + 63) >> 6;
        if (bytes.Length != (words * sizeof(ulong)) + sizeof(uint)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4)) != Crc32C.Of(bytes.AsSpan(0, bytes.Length - 4)))
        {
            throw new CorruptIndexException($"The checksum of {name} in {directory.Path} is wrong. Rebuild the index.");
        }

        return MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(0, words * sizeof(ulong))).ToArray();
    }
}
