using System.Globalization;

namespace Intranet.Search;

/// <summary>
/// A file beside the index that says that it was once filled from the whole store, and how. Without it nobody can tell an
/// index that was lost from one that never held anything.
/// </summary>
internal sealed class IndexMarker(string folder)
{
    private const string Name = "built";
    private readonly string _file = Path.Combine(folder, Name);

    /// <summary>True when the index was filled with today's mapping and its files are still there.</summary>
    public bool IsValid()
    {
        if (!File.Exists(_file))
        {
            return false;
        }

        var parts = File.ReadAllText(_file).Split(' ');
        return parts.Length == 2
            && parts[0] == IndexFields.Mapping.ToString(CultureInfo.InvariantCulture)
            && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var documents)
            && (documents == 0 || HasFiles());
    }

    /// <summary>Remembers that the index was filled with so many documents.</summary>
    public void Write(long documents)
    {
        Directory.CreateDirectory(folder);
        var partial = _file + ".partial";
        File.WriteAllText(partial, string.Create(CultureInfo.InvariantCulture, $"{IndexFields.Mapping} {documents}"));
        File.Move(partial, _file, overwrite: true);
    }

    private bool HasFiles() => Directory.EnumerateDirectories(folder).Any(path => Directory.EnumerateFileSystemEntries(path).Any());
}
