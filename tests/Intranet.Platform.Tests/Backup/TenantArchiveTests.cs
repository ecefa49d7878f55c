using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Backup;

/// <summary>An organisation takes everything with it, comes in elsewhere, and is removed.</summary>
public sealed class TenantArchiveTests
{
    /// <summary>The row that tells of the export is sealed in the running site only after it; the command itself compares the trail with the archive.</summary>
    private static readonly string[] Sealed = ["Idempotency", "AuditTrail", "AuditHead"];

    [Theory, BothProviders]
    public async Task An_exported_organisation_is_the_same_in_an_empty_installation(StoreProvider provider)
    {
        using var folder = new TemporaryFolder();
        await using var target = await Place.MakeAsync(provider);
        var archive = folder["vaxjo.zip"];
        IReadOnlyList<string> before;
        int shared;
        await using (var site = await Site.StartDemoAsync(provider))
        {
            await BackupTests.SettleAsync(site.Services);
            BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "export", "--name", "vaxjo", "--to", archive));
            before = await Content.OfTenantAsync(site.Services, "vaxjo", Sealed);
            shared = await SharedByAsync(site, "vaxjo");
        }

        BackupTests.AssertDone(await target.RunAsync("setup", "--recipe", "network"));
        BackupTests.AssertDone(await target.RunAsync("tenants", "import", "--from", archive));

        Assert.Equal(before, await target.LookAsync(services => Content.OfTenantAsync(services, "vaxjo", Sealed)));
        BackupTests.AssertDone(await target.RunAsync("search", "check"));
        await using var restored = await target.StartAsync();
        using var visitor = await restored.SignInAsync("vaxjo", "anstalld");
        Assert.NotEmpty((await visitor.OpenAsync("cases")).QuerySelectorAll("a[href*='/vaxjo/cases/']"));
        Assert.True(shared > 0);
        Assert.Equal(shared, await SharedByAsync(restored, "vaxjo"));
    }

    [Fact]
    public async Task The_archive_moves_between_databases_byte_by_byte_the_same()
    {
        using var folder = new TemporaryFolder();
        await using var target = await Place.MakeAsync(StoreProvider.PostgreSql);
        await using (var site = await Site.StartDemoAsync(StoreProvider.Sqlite))
        {
            await BackupTests.SettleAsync(site.Services);
            BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "export", "--name", "vaxjo", "--to", folder["first.zip"]));
        }

        BackupTests.AssertDone(await target.RunAsync("setup", "--recipe", "network"));
        BackupTests.AssertDone(await target.RunAsync("tenants", "import", "--from", folder["first.zip"]));
        BackupTests.AssertDone(await target.RunAsync("tenants", "export", "--name", "vaxjo", "--to", folder["second.zip"]));

        var (first, second) = (SumsOf(folder["first.zip"]), SumsOf(folder["second.zip"]));
        var own = first.Where(s => s.Key.StartsWith("own/", StringComparison.Ordinal) && s.Key != "own/AuditTrail.jsonl").ToList();
        Assert.True(own.Count > 10);
        Assert.All(own, file => Assert.Equal(file.Value, second[file.Key]));
    }

    [Fact]
    public async Task The_archive_holds_open_files_for_people_and_nothing_of_the_installation()
    {
        using var folder = new TemporaryFolder();
        await using var site = await Site.StartDemoAsync(StoreProvider.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(site.AppData, "Sites", "vaxjo", "karta.txt"), "Bilaga");

        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "export", "--name", "vaxjo", "--to", folder["vaxjo.zip"]));

        using var zip = ZipFile.OpenRead(folder["vaxjo.zip"]);
        var names = zip.Entries.Select(e => e.FullName).ToList();
        Assert.Contains("README.md", names);
        Assert.Contains("own/AuditTrail.jsonl", names);
        Assert.Contains("network/SharedCases.jsonl", names);
        Assert.Contains("files/karta.txt", names);
        Assert.Contains(names, n => n.StartsWith("readable/own/cases/", StringComparison.Ordinal));
        Assert.Contains(names, n => n.StartsWith("readable/own/threads/", StringComparison.Ordinal));
        Assert.DoesNotContain(names, n => n.Contains("DataProtectionKeys", StringComparison.Ordinal) || n.Contains("UserSessions", StringComparison.Ordinal) || n.Contains("Shells", StringComparison.Ordinal));
        using var reader = new StreamReader(zip.GetEntry("network/SharedCases.jsonl")!.Open());
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Equal("vaxjo", (string?)JsonNode.Parse(line)!["AuthorTenant"]));
        Assert.Contains(lines, line => line.Contains('ö', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("own/Cases.jsonl", "{\"Id\":1}\n", "Line 1 of own/Cases.jsonl does not fit")]
    [InlineData("own/Cases.jsonl", "inte JSON\n", "Line 1 of own/Cases.jsonl is not JSON")]
    [InlineData("own/Cases.jsonl", "", "own/Cases.jsonl has 0 rows")]
    [InlineData("own/Roles.jsonl", "{\"Framtid\":true}\n", "The column Framtid is not known here")]
    public async Task Rows_that_do_not_fit_are_refused_with_their_place_and_leave_nothing(string file, string content, string expected)
    {
        using var folder = new TemporaryFolder();
        var archive = folder["vaxjo.zip"];
        await using var site = await Site.StartDemoAsync(StoreProvider.Sqlite);
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "export", "--name", "vaxjo", "--to", archive));
        DamagedArchiveTests.ReplaceSummed(archive, file, _ => content);
        await using var target = await Place.MakeAsync(StoreProvider.Sqlite);
        BackupTests.AssertDone(await target.RunAsync("setup", "--recipe", "network"));
        var before = await target.LookAsync(services => Content.OfAsync(services));

        var (exitCode, said) = await target.RunAsync("tenants", "import", "--from", archive);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, said.Errors.Single(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, await target.LookAsync(services => Content.OfAsync(services)));
        Assert.Equal(["_template", "default"], Directory.EnumerateDirectories(Path.Combine(target.AppData, "Sites")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory, BothProviders]
    public async Task Rows_that_contradict_each_other_leave_nothing(StoreProvider provider)
    {
        using var folder = new TemporaryFolder();
        var archive = folder["vaxjo.zip"];
        await using var site = await Site.StartDemoAsync(StoreProvider.Sqlite);
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "export", "--name", "vaxjo", "--to", archive));
        DamagedArchiveTests.ReplaceSummed(
            archive, "own/CaseVersions.jsonl", text => System.Text.RegularExpressions.Regex.Replace(text, "\"CaseId\":\"[^\"]+\"", $"\"CaseId\":\"{Guid.NewGuid()}\""));
        await using var target = await Place.MakeAsync(provider);
        BackupTests.AssertDone(await target.RunAsync("setup", "--recipe", "network"));
        var before = await target.LookAsync(services => Content.OfAsync(services));

        var (exitCode, _) = await target.RunAsync("tenants", "import", "--from", archive);

        Assert.Equal(1, exitCode);
        Assert.Equal(before, await target.LookAsync(services => Content.OfAsync(services)));
        BackupTests.AssertDone(await target.RunAsync("tenants", "create", "--name", "vaxjo", "--title", "Växjö kommun"));
    }

    [Theory, BothProviders]
    public async Task An_organisation_is_removed_after_export_and_waiting_and_others_keep_what_is_theirs(StoreProvider provider)
    {
        using var folder = new TemporaryFolder();
        await using var site = await Site.StartDemoAsync(provider);
        var id = await ShareAsync(site);
        using var reader = await site.ApiAsync("kronoberg", "anstalld");
        using (var told = await reader.PostAsJsonAsync($"network/cases/{id}/adoptions", new { stage = "inUse", note = "Vi gör likadant" }))
        {
            Assert.Equal(HttpStatusCode.Created, told.StatusCode);
        }

        await RefusedAsync(site, "is open", "tenants", "remove", "--name", "vaxjo");
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "disable", "--name", "vaxjo"));
        await RefusedAsync(site, "was not exported", "tenants", "remove", "--name", "vaxjo");
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "export", "--name", "vaxjo", "--to", folder["vaxjo.zip"]));
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "remove", "--name", "vaxjo"));
        await RefusedAsync(site, "can be removed from", "tenants", "remove", "--name", "vaxjo");
        await LetTimePassAsync(site);
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "remove", "--name", "vaxjo"));

        using var gone = site.Visit("vaxjo");
        Assert.Equal(HttpStatusCode.NotFound, (await gone.Http.GetAsync("account/sign-in")).StatusCode);
        Assert.False(Directory.Exists(Path.Combine(site.AppData, "Sites", "vaxjo")));
        Assert.False(await site.Services.GetRequiredService<StorePlaces>().ExistsAsync("vaxjo", CancellationToken.None));
        Assert.Equal(0, await SharedByAsync(site, "vaxjo"));
        using var read = await reader.GetAsync($"network/cases/{id}");
        Assert.DoesNotContain("Det som var gemensamt", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var adoptions = await reader.GetAsync($"network/cases/{id}/adoptions");
        Assert.Contains("Vi gör likadant", await adoptions.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "import", "--from", folder["vaxjo.zip"]));

        using var back = await reader.GetAsync($"network/cases/{id}");
        Assert.Contains("Det som var gemensamt", await back.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothProviders]
    public async Task A_removal_that_was_killed_leaves_nothing_to_who_takes_the_name(StoreProvider provider)
    {
        using var folder = new TemporaryFolder();
        await using var site = await Site.StartDemoAsync(provider);
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "disable", "--name", "vaxjo"));
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "export", "--name", "vaxjo", "--to", folder["vaxjo.zip"]));
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "remove", "--name", "vaxjo"));
        await site.Services.GetRequiredService<IShellRegistry>().RemoveAsync("vaxjo");

        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "create", "--name", "vaxjo", "--title", "Ett annat Växjö"));

        await using var db = await site.OpenStoreAsync("vaxjo");
        Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM \"Cases\"").SingleAsync());
    }

    [Fact]
    public async Task Opening_a_site_again_ends_its_departure()
    {
        using var folder = new TemporaryFolder();
        await using var site = await Site.StartDemoAsync(StoreProvider.Sqlite);
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "disable", "--name", "vaxjo"));
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "export", "--name", "vaxjo", "--to", folder["vaxjo.zip"]));
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "remove", "--name", "vaxjo", "--wait-days", "1"));
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "enable", "--name", "vaxjo"));
        BackupTests.AssertDone(await Tool.RunInAsync(site, "tenants", "disable", "--name", "vaxjo"));

        await RefusedAsync(site, "was not exported", "tenants", "remove", "--name", "vaxjo");
    }

    private static async Task<Guid> ShareAsync(Site site)
    {
        using var editor = await site.ApiAsync("vaxjo", "redaktor");
        using var made = await editor.PostAsJsonAsync("cases", new { title = "Det som var gemensamt", problem = "P", solution = "L", outcome = "U", contact = "K" });
        var id = JsonNode.Parse(await made.Content.ReadAsStringAsync())!["id"]!.GetValue<Guid>();
        using var published = await editor.PostAsync($"cases/{id}/publish", null);
        using var shared = await editor.PostAsJsonAsync($"cases/{id}/share", new { reason = "Granskad" });
        Assert.Equal(HttpStatusCode.OK, shared.StatusCode);
        return id;
    }

    private static async Task RefusedAsync(Site site, string expected, params string[] words)
    {
        var (exitCode, said) = await Tool.RunInAsync(site, words);
        Assert.Equal(1, exitCode);
        Assert.Contains(expected, said.Errors.Single(), StringComparison.Ordinal);
    }

    /// <summary>The waiting time is a month; the note of when it ends is moved back instead.</summary>
    private static async Task LetTimePassAsync(Site site)
    {
        await using var db = await site.OpenStoreAsync(ShellSettings.DefaultName);
        var row = await db.Set<StoredSetting>().SingleAsync(s => s.Name == "departure:vaxjo");
        var departure = JsonNode.Parse(row.Json)!;
        departure["removableUtc"] = departure["removableUtc"]!.GetValue<DateTime>().AddDays(-31);
        row.Json = departure.ToJsonString();
        await db.SaveChangesAsync();
    }

    private static async Task<int> SharedByAsync(Site site, string tenant)
    {
        await using var db = await site.OpenStoreAsync(ShellSettings.DefaultName);
        return (await db.Database.SqlQuery<Guid>($"SELECT \"Id\" AS \"Value\" FROM \"SharedCases\" WHERE \"AuthorTenant\" = {tenant} AND \"WithdrawnUtc\" IS NULL").ToListAsync()).Count;
    }

    private static Dictionary<string, string> SumsOf(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(zip.GetEntry(ArchiveWriter.SumsName)!.Open());
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(l => l[66..], l => l[..64], StringComparer.Ordinal);
    }
}
