namespace Intranet.Bench.Web;

/// <summary>A folder for one run, removed afterwards.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("intranet-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
