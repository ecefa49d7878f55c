using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Intranet.Data;

namespace Intranet.Web.Tests.Reliability;

/// <summary>A disk that is full, and one that fails: no answer says saved where nothing was, reads go on, and space heals it.</summary>
public sealed class DiskTests
{
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_full_disk_is_told_and_space_heals_it()
    {
        using var disk = SmallDisk.TryMount(megabytes: 160);
        if (disk is null)
        {
            Console.WriteLine("A_full_disk_is_told_and_space_heals_it: skipped, for this user may not mount a disk of its own (tmpfs).");
            return;
        }

        await using var site = await KilledSite.StartDemoAsync(StoreProvider.Sqlite, disk.Path);
        var api = await ApiAsync(site);
        disk.Fill(leaveKilobytes: 600);

        var (saved, refused) = await WriteUntilRefusedAsync(api);
        Assert.Equal(503, refused);
        Assert.Equal(200, (await api.GetAsync("cases")).Status);

        disk.Free();
        await Wait.UntilAsync(async () => (await MakeAsync(api)).Status == 201, BackWithin);
        await NothingIsLostAsync(api, saved);
    }

    [Fact]
    public async Task A_disk_that_refuses_to_write_is_told_and_heals()
    {
        await using var site = await KilledSite.StartDemoAsync(StoreProvider.Sqlite);
        var api = await ApiAsync(site);
        var saved = new List<Guid> { (await MakeAsync(api)).Expect(201).Id };
        if (!LimitFiles(site, "4096"))
        {
            Console.WriteLine("A_disk_that_refuses_to_write_is_told_and_heals: skipped, for prlimit is not installed.");
            return;
        }

        var (more, refused) = await WriteUntilRefusedAsync(api);
        Assert.Equal(503, refused);
        Assert.Contains((await api.GetAsync("cases")).Status, new[] { 200, 503 });

        LimitFiles(site, "unlimited");
        await Wait.UntilAsync(async () => (await MakeAsync(api)).Status == 201, BackWithin);
        await NothingIsLostAsync(api, [.. saved, .. more]);
    }

    private static async Task<Api> ApiAsync(KilledSite site)
    {
        var token = await site.RunVerbAsync("token", "create", "--tenant", "vaxjo", "--user", "anstalld", "--scopes", "read,write");
        var http = new HttpClient { BaseAddress = new Uri(site.Address, "/vaxjo/api/v1/"), Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Api(http);
    }

    private static Task<ApiAnswer> MakeAsync(Api api) => api.PostAsync("cases", new { title = "Disk", problem = new string('å', 20_000) });

    private static async Task<(IReadOnlyList<Guid> Saved, int Refused)> WriteUntilRefusedAsync(Api api)
    {
        var saved = new List<Guid>();
        for (var i = 0; i < 500; i++)
        {
            var answer = await MakeAsync(api);
            if (answer.Status != 201)
            {
                return (saved, answer.Status);
            }

            saved.Add(answer.Id);
        }

        throw new InvalidOperationException("The disk took everything.");
    }

    private static async Task NothingIsLostAsync(Api api, IReadOnlyList<Guid> saved)
    {
        foreach (var id in saved)
        {
            (await api.GetAsync($"cases/{id}")).Expect(200);
        }
    }

    /// <summary>Lets no file of the host grow beyond a size, in bytes: each further write fails as on a broken disk.</summary>
    private static bool LimitFiles(KilledSite site, string bytes)
    {
        try
        {
            using var limit = Process.Start("prlimit", ["--pid", site.ProcessId.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"]);
            limit.WaitForExit();
            return limit.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
