namespace Intranet.Core;

/// <summary>The exclusive hold on a data folder. One process at a time may write there when SQLite is used.</summary>
public sealed class AppDataLock : IDisposable
{
    private readonly FileStream _file;

    private AppDataLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null when another process holds it. Throws where the folder cannot be written.</summary>
    public static AppDataLock? TryTake(string appData)
    {
        Directory.CreateDirectory(appData);
        var path = Path.Combine(appData, ".lock");
        try
        {
            return new AppDataLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
