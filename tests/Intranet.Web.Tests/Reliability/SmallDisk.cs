using System.Diagnostics;
using System.Globalization;

namespace Intranet.Web.Tests.Reliability;

/// <summary>A file system in memory of a given size, for tests that fill it. Needs the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder;

    private SmallDisk(TemporaryFolder folder) => _folder = folder;

    public string Path => _folder.Path;

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Mounts it; null when that is not permitted.</summary>
    public static SmallDisk? TryMount(int megabytes)
    {
        var folder = new TemporaryFolder();
        if (Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "none", folder.Path))
        {
            return new SmallDisk(folder);
        }

        folder.Dispose();
        return null;
    }

    /// <summary>Fills what is free, but for a rest.</summary>
    public void Fill(int leaveKilobytes)
    {
        var rest = new DriveInfo(Path).AvailableFreeSpace - (leaveKilobytes * 1024L);
        using var ballast = new FileStream(Ballast, FileMode.Create);
        var block = new byte[64 * 1024];
        for (; rest >= block.Length; rest -= block.Length)
        {
            ballast.Write(block);
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
