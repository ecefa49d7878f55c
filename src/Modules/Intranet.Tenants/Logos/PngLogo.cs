using System.Buffers.Binary;

namespace Intranet.Tenants.Logos;

/// <summary>Recognises a PNG by its structure. Source: W3C, Portable Network Graphics Specification, section 5.</summary>
internal static class PngLogo
{
    private const int MostPixels = 4096;
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static ReadOnlySpan<byte> Header => [0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];
    private static ReadOnlySpan<byte> End => [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    /// <summary>True for a file whose chunks follow each other from the signature to the end, with nothing after, and of at most 4096 pixels a side.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith(Signature) || !content[Signature.Length..].StartsWith(Header))
        {
            return false;
        }

        var size = content[(Signature.Length + Header.Length)..];
        return size.Length >= 8 && IsSide(size) && IsSide(size[4..]) && ChunksFillTheFile(content[Signature.Length..]);
    }

    private static bool IsSide(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes) is > 0 and <= MostPixels;

    private static bool ChunksFillTheFile(ReadOnlySpan<byte> rest)
    {
        // A chunk is four bytes of length, four of type, its data and four of checksum.
        while (rest.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12)
            {
                return false;
            }

            var isEnd = rest.SequenceEqual(End);
            rest = rest[(12 + (int)length)..];
            if (isEnd)
            {
                return true;
            }
        }

        return false;
    }
}
