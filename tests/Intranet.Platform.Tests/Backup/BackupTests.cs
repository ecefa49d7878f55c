using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Backup;

/// <summary>A backup that was never restored is none: each here is restored into an empty place and compared.</summary>
public sealed class BackupTests
{
    [Theory, BothProviders]
    public async Task A_restored_installation_holds_the_same_and_knows_who_was_signed_in(StoreProvider provider)
    {
        await using var target = await Place.MakeAsync(provider);
        var archive = target.Folder["copy.zip"];
        IReadOnlyList<string> before;
        string cookies;
        await using (var site = await Site.StartDemoAsync(provider))
        {
            using var visitor = await site.SignInAsync("vaxjo", "anstalld");
            cookies = string.Join("; ", visitor.Cookies.Select(c => $"{c.Name}={c.Value}"));
            await SettleAsync(site.Services);
            await File.WriteAllTextAsync(Path.Combine(site.AppData, "Sites", "vaxjo", "plan för ön.txt"), "Bilaga");
            before = await Content.OfAsync(site.Services);
            AssertDone(await Tool.RunInAsync(site, "backup", "--to", archive));
            Assert.False(Directory.Exists(archive + ".work"));
        }

        AssertDone(await target.RunAsync("restore", "--from", archive));

        Assert.Equal(before, await target.LookAsync(services => Content.OfAsync(services)));
        Assert.Equal("Bilaga", await File.ReadAllTextAsync(Path.Combine(target.AppData, "Sites", "vaxjo", "plan för ön.txt")));
        AssertDone(await target.RunAsync("search", "check"));
        AssertDone(await target.RunAsync("audit", "check"));
        await using var restored = await target.StartAsync();
        using var client = restored.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/vaxjo/profile")).StatusCode);
    }

    [Theory, BothProviders]
    public async Task A_backup_taken_while_people_write_is_whole_and_agrees_with_the_network(StoreProvider provider)
    {
        await using var target = await Place.MakeAsync(provider);
        var archive = target.Folder["copy.zip"];
        var acknowledged = new List<Guid>();
        await using (var site = await Site.StartDemoAsync(provider))
        {
            using var stop = new CancellationTokenSource();
            var editors = new[] { await site.ApiAsync("vaxjo", "redaktor"), await site.ApiAsync("malmo", "redaktor") };
            var shared = editors.Select(_ => new List<Guid>()).ToArray();
            var writers = editors.Select((editor, i) => ShareUntilAsync(editor, shared[i], stop.Token)).ToList();
            await Wait.UntilAsync(() => shared.All(s => s.Count >= 3));
            shared.ToList().ForEach(s => acknowledged.AddRange(s.ToArray()));
            AssertDone(await Tool.RunInAsync(site, "backup", "--to", archive));
            await stop.CancelAsync();
            await Task.WhenAll(writers);
            Assert.True(shared.Sum(s => s.Count) > acknowledged.Count, "Nobody wrote during the backup.");
        }

        AssertDone(await target.RunAsync("restore", "--from", archive));

        Assert.Empty(acknowledged.Except(await target.LookAsync(services => SharedAsync(services, "network"))));
        Assert.Equal(await target.LookAsync(services => SharedAsync(services, "own")), await target.LookAsync(services => SharedAsync(services, "network")));
        AssertDone(await target.RunAsync("search", "check"));
    }

    [Theory, BothProviders]
    public async Task A_restore_into_a_place_with_content_is_refused(StoreProvider provider)
    {
        await using var place = await Place.MakeAsync(provider);
        var archive = place.Folder["copy.zip"];
        AssertDone(await place.RunAsync("setup", "--recipe", "network"));
        AssertDone(await place.RunAsync("backup", "--to", archive));
        var before = await place.LookAsync(services => Content.OfAsync(services));

        var (exitCode, said) = await place.RunAsync("restore", "--from", archive);

        Assert.Equal(1, exitCode);
        Assert.Contains("not empty: default is here", said.Errors.Single(), StringComparison.Ordinal);
        Assert.Equal(before, await place.LookAsync(services => Content.OfAsync(services)));
    }

    [Fact]
    public async Task A_restore_below_a_running_host_is_refused()
    {
        await using var site = await Site.StartAsync(recipe: null);

        var (exitCode, said) = await Tool.RunInAsync(site, "restore", "--from", Path.Combine(site.AppData, "copy.zip"));

        Assert.Equal(1, exitCode);
        Assert.Contains("Stop it", said.Errors.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_the_other_database_is_refused()
    {
        await using var origin = await Place.MakeAsync(StoreProvider.Sqlite);
        await using var target = await Place.MakeAsync(StoreProvider.PostgreSql);
        var archive = origin.Folder["copy.zip"];
        AssertDone(await origin.RunAsync("setup", "--recipe", "network"));
        AssertDone(await origin.RunAsync("backup", "--to", archive));

        var (exitCode, said) = await target.RunAsync("restore", "--from", archive);

        Assert.Equal(1, exitCode);
        Assert.Contains("ConnectionStrings__Intranet", said.Errors.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_restore_left_is_no_hindrance()
    {
        await using var origin = await Place.MakeAsync(StoreProvider.Sqlite);
        await using var target = await Place.MakeAsync(StoreProvider.Sqlite);
        var archive = origin.Folder["copy.zip"];
        AssertDone(await origin.RunAsync("setup", "--recipe", "network"));
        AssertDone(await origin.RunAsync("backup", "--to", archive));
        Directory.CreateDirectory(Path.Combine(target.AppData, ".restore", "Sites", "default"));
        await File.WriteAllTextAsync(Path.Combine(target.AppData, ".restore", "Sites", "default", "intranet.db"), "half a file");

        AssertDone(await target.RunAsync("restore", "--from", archive));

        Assert.False(Directory.Exists(Path.Combine(target.AppData, ".restore")));
        Assert.Equal(await origin.LookAsync(services => Content.OfAsync(services)), await target.LookAsync(services => Content.OfAsync(services)));
    }

    [Theory]
    [InlineData("--to", "a file that is there", "is there already")]
    [InlineData("--to", "a folder that is not there", "cannot be written")]
    [InlineData("--from", "a file that is not there", "There is no file")]
    public async Task A_place_that_cannot_be_used_is_said_in_one_line(string option, string which, string expected)
    {
        await using var place = await Place.MakeAsync(StoreProvider.Sqlite);
        AssertDone(await place.RunAsync("setup", "--recipe", "network"));
        await File.WriteAllTextAsync(place.Folder["taken"], "mine");
        var path = which switch
        {
            "a file that is there" => place.Folder["taken"],
            "a folder that is not there" => Path.Combine(place.Folder["absent"], "copy.zip"),
            _ => place.Folder["nothing"],
        };

        var (exitCode, said) = await place.RunAsync(option == "--to" ? "backup" : "restore", option, path);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, said.Errors.Single(), StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(place.Folder["taken"]));
    }

    internal static void AssertDone((int ExitCode, AnswerConsole Said) run) => Assert.True(run.ExitCode == 0, string.Join('\n', run.Said.Errors));

    internal static Task SettleAsync(IServiceProvider services) => Wait.UntilAsync(
        async () =>
        {
            foreach (var shell in services.GetRequiredService<IShellHost>().All)
            {
                await using var db = services.GetRequiredService<StoreFactory>().Create(shell.Name);
                if (await db.Set<OutboxMessage>().AnyAsync(m => m.DeadUtc == null))
                {
                    return false;
                }
            }

            return true;
        },
        TimeSpan.FromSeconds(60));

    private static async Task ShareUntilAsync(HttpClient editor, List<Guid> shared, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var made = await editor.PostAsJsonAsync("cases", new { title = "Under säkerhetskopian", problem = "P", solution = "L", outcome = "U", contact = "K" }, CancellationToken.None);
            var id = JsonNode.Parse(await made.Content.ReadAsStringAsync(CancellationToken.None))!["id"]!.GetValue<Guid>();
            using var published = await editor.PostAsync($"cases/{id}/publish", null, CancellationToken.None);
            using var done = await editor.PostAsJsonAsync($"cases/{id}/share", new { reason = "Granskad" }, CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, done.StatusCode);
            shared.Add(id);
        }
    }

    /// <summary>Ids of the cases that all members read: as the organisations' own stores say, or as the network shows.</summary>
    private static async Task<IReadOnlyList<Guid>> SharedAsync(IServiceProvider services, string side)
    {
        var sql = side == "own"
            ? "SELECT \"Id\" AS \"Value\" FROM \"Cases\" WHERE \"SharedVersion\" IS NOT NULL"
            : "SELECT \"Id\" AS \"Value\" FROM \"SharedCases\" WHERE \"WithdrawnUtc\" IS NULL";
        var ids = new List<Guid>();
        foreach (var shell in services.GetRequiredService<IShellHost>().All.Where(s => s.IsDefault == (side == "network")))
        {
            await using var db = services.GetRequiredService<StoreFactory>().Create(shell.Name);
            ids.AddRange(await db.Database.SqlQueryRaw<Guid>(sql).ToListAsync());
        }

        return [.. ids.Order()];
    }
}
