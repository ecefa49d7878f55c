using System.IO.Compression;
using System.Text;

namespace Intranet.Platform.Tests.Backup;

/// <summary>An archive that is cut, damaged or wicked is refused in one line before anything is written.</summary>
public sealed class DamagedArchiveTests(WholeArchive whole) : IClassFixture<WholeArchive>
{
    [Theory]
    [InlineData("cut in half", "not a whole archive")]
    [InlineData("no archive at all", "not a whole archive")]
    [InlineData("a byte changed", "")]
    [InlineData("a file changed", "is damaged: its checksum differs")]
    [InlineData("a file missing", "lacks")]
    [InlineData("a file too many", "which its SHA256SUMS does not know")]
    [InlineData("without sums", "has no SHA256SUMS")]
    [InlineData("a path upwards", "leads out of the archive")]
    [InlineData("an absolute path", "leads out of the archive")]
    [InlineData("a Windows path", "letters that a path in an archive must not hold")]
    [InlineData("a name twice", "twice")]
    [InlineData("another format", "is no backup")]
    [InlineData("a newer layout", "has layout 99")]
    public async Task It_is_refused_and_the_place_stays_empty(string damage, string expected)
    {
        using var folder = new TemporaryFolder();
        await using var target = await Place.MakeAsync(StoreProvider.Sqlite);
        var archive = folder["copy.zip"];
        File.Copy(whole.Path, archive);
        Damage(archive, damage);

        var (exitCode, said) = await target.RunAsync("restore", "--from", archive);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, said.Errors.Single(), StringComparison.Ordinal);
        Assert.Empty(await target.LookAsync(services => Content.OfAsync(services)));
        Assert.Equal(["App_Data"], Directory.EnumerateFileSystemEntries(target.Folder.Path).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateFiles(target.Folder.Path, "evil*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_full_disk_leaves_nothing_of_a_backup()
    {
        await using var place = await Place.MakeAsync(StoreProvider.Sqlite);
        BackupTests.AssertDone(await place.RunAsync("setup", "--recipe", "network"));
        var small = place.Folder["small"];
        Directory.CreateDirectory(small);
        if (!await MountAsync(small))
        {
            Console.WriteLine("Skipped: a small disk cannot be mounted here without being root.");
            return;
        }

        try
        {
            var (exitCode, said) = await place.RunAsync("backup", "--to", Path.Combine(small, "copy.zip"));

            Assert.Equal(1, exitCode);
            Assert.Contains("could not be", said.Errors.Single(), StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(small));
        }
        finally
        {
            using var unmount = System.Diagnostics.Process.Start("umount", ["-l", small]);
            await unmount.WaitForExitAsync();
        }
    }

    internal static void Damage(string path, string damage)
    {
        var bytes = File.ReadAllBytes(path);
        switch (damage)
        {
            case "cut in half":
                File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
                break;
            case "no archive at all":
                File.WriteAllText(path, "En helt annan fil.");
                break;
            case "a byte changed":
                bytes[MiddleOfTheGreatestFile(path, bytes)] ^= 0x40;
                File.WriteAllBytes(path, bytes);
                break;
            case "a file changed":
                Replace(path, "manifest.json", text => text + " ");
                break;
            case "a file missing":
                Change(path, zip => zip.GetEntry("manifest.json")!.Delete());
                break;
            case "a file too many":
                Add(path, "extra.txt");
                break;
            case "without sums":
                Change(path, zip => zip.GetEntry(ArchiveWriter.SumsName)!.Delete());
                break;
            case "a path upwards":
                Add(path, "sites/../../evil.txt");
                break;
            case "an absolute path":
                Add(path, "/evil.txt");
                break;
            case "a Windows path":
                Add(path, "sites\\..\\evil.txt");
                break;
            case "a name twice":
                Add(path, "manifest.json");
                break;
            case "another format":
                ReplaceSummed(path, "manifest.json", text => text.Replace("intranet-backup", "something-else", StringComparison.Ordinal));
                break;
            case "a newer layout":
                ReplaceSummed(path, "manifest.json", text => text.Replace("\"version\":1", "\"version\":99", StringComparison.Ordinal));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(damage), damage, null);
        }
    }

    /// <summary>A place within what a file of the archive holds: a byte of its headers may change without a trace, its time for one.</summary>
    private static int MiddleOfTheGreatestFile(string path, byte[] bytes)
    {
        using var zip = ZipFile.OpenRead(path);
        var entry = zip.Entries.MaxBy(one => one.CompressedLength)!;
        var name = Encoding.UTF8.GetBytes(entry.FullName);
        return bytes.AsSpan().IndexOf(name) + name.Length + (int)(entry.CompressedLength / 2);
    }

    /// <summary>Changes a file of an archive and its checksum, as somebody would who means it.</summary>
    internal static void ReplaceSummed(string path, string name, Func<string, string> change)
    {
        Replace(path, name, change);
        string sum;
        using (var zip = ZipFile.OpenRead(path))
        using (var stream = zip.GetEntry(name)!.Open())
        {
            sum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream));
        }

        Replace(path, ArchiveWriter.SumsName, text => string.Join('\n', text.Split('\n').Select(line => line.EndsWith("  " + name, StringComparison.Ordinal) ? $"{sum}  {name}" : line)));
    }

    private static void Replace(string path, string name, Func<string, string> change) => Change(path, zip =>
    {
        var entry = zip.GetEntry(name)!;
        string text;
        using (var reader = new StreamReader(entry.Open(), Encoding.UTF8))
        {
            text = reader.ReadToEnd();
        }

        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(change(text));
    });

    private static void Add(string path, string name) => Change(path, zip =>
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write("evil");
    });

    private static void Change(string path, Action<ZipArchive> change)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        change(zip);
    }

    private static async Task<bool> MountAsync(string folder)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return false;
        }

        using var mount = System.Diagnostics.Process.Start("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", folder]);
        await mount.WaitForExitAsync();
        return mount.ExitCode == 0;
    }
}

/// <summary>A backup without fault, made once, to be copied.</summary>
public sealed class WholeArchive : IAsyncLifetime
{
    private Place? _origin;

    public string Path => _origin!.Folder["copy.zip"];

    public async Task InitializeAsync()
    {
        _origin = await Place.MakeAsync(StoreProvider.Sqlite);
        BackupTests.AssertDone(await _origin.RunAsync("setup", "--recipe", "network"));
        BackupTests.AssertDone(await _origin.RunAsync("backup", "--to", Path));
    }

    public async Task DisposeAsync() => await _origin!.DisposeAsync();
}
