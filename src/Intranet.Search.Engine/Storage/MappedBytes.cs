using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Intranet.Search.Engine;

/// <summary>
/// Bytes outside the managed heap that do not change: a file mapped into memory, or a small copy. Whoever reads has to hold a reference
/// to the owner, which frees them when nobody does.
/// </summary>
internal sealed unsafe class MappedBytes : IDisposable
{
    private const int CacheLine = 64;

    private readonly MemoryMappedViewAccessor? view;
    private byte* start;

    private MappedBytes(byte* start, long length, MemoryMappedViewAccessor? view)
    {
        this.start = start;
        this.view = view;
        Length = length;
    }

    ~MappedBytes() => Free();

    public long Length { get; }

    public static MappedBytes Copy(ReadOnlySpan<byte> bytes)
    {
        var start = (byte*)NativeMemory.Alloc((nuint)Math.Max(1, bytes.Length));
        bytes.CopyTo(new Span<byte>(start, bytes.Length));
        return new MappedBytes(start, bytes.Length, null);
    }

    public static MappedBytes Map(FileStream file)
    {
        using var mapping = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        var length = file.Length;
        var view = mapping.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        return new MappedBytes(start + view.PointerOffset, length, view);
    }

    /// <summary>Asks the memory for two cache lines from a place on; does nothing where the processor cannot be asked.</summary>
    public void Prefetch(long offset)
    {
        if (Sse.IsSupported && start is not null && (ulong)offset < (ulong)Length)
        {
            Sse.Prefetch0(start + offset);
            Sse.Prefetch0(start + Math.Min(offset + CacheLine, Length - 1));
        }
    }

    public ReadOnlySpan<byte> Span(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
        {
            throw new CorruptIndexException("A place in an index file lies outside it.");
        }

        ObjectDisposedException.ThrowIf(start is null, this);
        return new ReadOnlySpan<byte>(start + offset, length);
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (start is null)
        {
            return;
        }

        if (view is null)
        {
            NativeMemory.Free(start);
        }
        else
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
        }

        start = null;
    }
}
