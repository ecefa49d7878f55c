using System.Globalization;
using Intranet.Data;

namespace Intranet.Search;

/// <summary>
/// A file beside the index that says how far it has followed the store's log. It is written after the index itself, so that a
/// crash repeats changes and never skips any.
/// </summary>
internal sealed class IndexPosition(string folder)
{
    private const string Name = "followed";
    private static readonly Lock Writing = new();
    private readonly string _file = Path.Combine(folder, Name);

    /// <summary>The position; null where it is not known.</summary>
    public LogPosition? Read()
    {
        try
        {
            var parts = File.ReadAllText(_file).Split(' ');
            return parts.Length == 2 && Guid.TryParse(parts[0], out var epoch) && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var sequence)
                ? new LogPosition(epoch, sequence)
                : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Write(LogPosition position)
    {
        lock (Writing)
        {
            Directory.CreateDirectory(folder);
            var partial = _file + ".partial";
            File.WriteAllText(partial, string.Create(CultureInfo.InvariantCulture, $"{position.Epoch:N} {position.Sequence}"));
            File.Move(partial, _file, overwrite: true);
        }
    }
}
