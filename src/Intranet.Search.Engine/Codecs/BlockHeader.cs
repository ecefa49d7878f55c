using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>
/// What is known of a block of postings, or of a whole list, without unpacking it. The impacts are pairs of frequency and norm such that no posting of the
/// block scores more than the best of them, whatever the average length (S. Ding and T. Suel, "Faster top-k document retrieval using
/// block-max indexes", 2011; pairs as in Lucene).
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct BlockHeader
{
    public const int Impacts = 4;
    public const int Size = 16;

    public uint LastDocument;
    public uint DataOffset;
    public ulong PackedImpacts;

    /// <summary>Frequency (255 means 255 or more) in the low byte, norm code in the high byte; unused pairs repeat the first.</summary>
    public readonly (int Frequency, byte Norm) Impact(int i)
    {
        var pair = (ushort)(PackedImpacts >> (16 * i));
        return (pair & 0xFF, (byte)(pair >> 8));
    }
}
