using Intranet.Data;
using Microsoft.Extensions.Configuration;

namespace Intranet.Tenants.Jobs;

/// <summary>
/// Where exported and uploaded archives lie: <c>App_Data/Exports</c>, or the folder of the setting <c>Exports:Folder</c>, which several
/// hosts share. A file is named by the work that it belongs to and found by nothing else.
/// </summary>
internal sealed class JobFiles(StoreOptions options, IConfiguration configuration, TimeProvider clock)
{
    private const string Ending = ".zip";

    /// <summary>An upload lies here before its work is known.</summary>
    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(1);

    /// <summary>What this host is called on pages: the setting <c>Node:Name</c>, else the machine's name.</summary>
    public string Node => configuration["Node:Name"] is { Length: > 0 and <= TenantJob.LongestNode } name ? name : Environment.MachineName;

    private string Folder => configuration["Exports:Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : Path.Combine(options.AppData, "Exports");

    public string PathOf(Guid job)
    {
        if (!Directory.Exists(Folder))
        {
            MakeFolder();
        }

        return Path.Combine(Folder, job.ToString("N") + Ending);
    }

    public bool Has(Guid job) => File.Exists(Path.Combine(Folder, job.ToString("N") + Ending));

    public void Remove(Guid job) => File.Delete(PathOf(job));

    /// <summary>Gives a file to the work that takes over.</summary>
    public void HandOver(Guid from, Guid to) => File.Move(PathOf(from), PathOf(to));

    /// <summary>Takes away what no piece of work keeps, parts of files that were never finished among it; what somebody may be sending just now stays.</summary>
    public void RemoveAllBut(IReadOnlySet<Guid> kept)
    {
        if (!Directory.Exists(Folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(Folder))
        {
            if (Guid.TryParseExact(Path.GetFileName(file).Split('.')[0], "N", out var job) && !kept.Contains(job) && clock.GetUtcNow() - File.GetLastWriteTimeUtc(file) > LongestUpload)
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Keeps an uploaded archive where only the host's user may read it.</summary>
    public async Task KeepAsync(Guid job, Stream content, CancellationToken cancellationToken)
    {
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var kept = new FileStream(PathOf(job), file);
        await content.CopyToAsync(kept, cancellationToken);
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
