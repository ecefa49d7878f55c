using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Where a chunk of stored documents lies.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly struct ChunkEntry
{
    public readonly uint FirstDocument;
    public readonly uint Offset;
    public readonly uint Length;
    public readonly uint UnpackedLength;
}
