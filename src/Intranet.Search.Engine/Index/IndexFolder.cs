using System.Globalization;
using System.Text;

namespace Intranet.Search.Engine;

/// <summary>
/// The folder of a <see cref="SearchIndex"/>: numbered folders, one for each rebuild, and a file <c>current</c> that names the live one
/// and is replaced by rename.
/// </summary>
internal sealed class IndexFolder(string path)
{
    private const string CurrentFile = "current";

    public string CurrentPath() => Path.Combine(path, CurrentName());

    public string NewPath()
    {
        var number = 1 + Numbers().Append(0).Max();
        return Path.Combine(path, number.ToString(CultureInfo.InvariantCulture));
    }

    public void MakeCurrent(string newPath)
    {
        var temporary = Path.Combine(path, CurrentFile + ".new");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Encoding.ASCII.GetBytes(Path.GetFileName(newPath)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, Path.Combine(path, CurrentFile), overwrite: true);
        FolderSync.Sync(path);
    }

    /// <summary>Removes all numbered folders but the live one; what is still open elsewhere goes the next time.</summary>
    public void RemoveOthers()
    {
        var current = CurrentName();
        foreach (var number in Numbers())
        {
            var name = number.ToString(CultureInfo.InvariantCulture);
            if (name == current)
            {
                continue;
            }

            try
            {
                Directory.Delete(Path.Combine(path, name), recursive: true);
            }
            catch (IOException)
            {
                // A reader holds a file of it open on a system that refuses to delete such files.
            }
        }
    }

    private string CurrentName()
    {
        var file = Path.Combine(path, CurrentFile);
        if (!File.Exists(file))
        {
            return "0";
        }

        var name = File.ReadAllText(file).Trim();
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw new CorruptIndexException($"The file {file} does not name a folder.");
    }

    private IEnumerable<int> Numbers()
    {
        if (!Directory.Exists(path))
        {
            yield break;
        }

        foreach (var folder in Directory.EnumerateDirectories(path))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                yield return number;
            }
        }
    }
}
