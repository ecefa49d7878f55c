using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Makes renames and new names in a folder durable. .NET cannot open a folder, so this asks the C library; Windows needs nothing.</summary>
internal static partial class FolderSync
{
    public static void Sync(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(path, 0);
        if (descriptor < 0)
        {
            throw new IOException($"Cannot open the folder {path} to make it durable (error {Marshal.GetLastPInvokeError()}).");
        }

        var failed = Fsync(descriptor) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (failed)
        {
            throw new IOException($"Cannot make the folder {path} durable (error {error}).");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
