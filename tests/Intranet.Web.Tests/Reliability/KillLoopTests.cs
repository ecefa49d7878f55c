using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Data.Sqlite;

namespace Intranet.Web.Tests.Reliability;

/// <summary>
/// SIGKILL at a random time under writes from several organisations, over and over: what was acknowledged is there, the index
/// holds what the store holds, and the outbox runs empty. <c>INTRANET_KILLS</c> says how many times.
/// </summary>
public sealed class KillLoopTests
{
    private const int UsualKills = 12;
    private const int ManyKills = 50;
    private const int WritersPerTenant = 2;
    private static readonly string[] Tenants = ["vaxjo", "kronoberg", "umea"];

    [Fact]
    public Task Nothing_that_was_acknowledged_is_lost_to_a_few_kills() => KillAsync(Kills(UsualKills));

    [Fact]
    [Trait("Category", "Long")]
    public Task Nothing_that_was_acknowledged_is_lost_to_many_kills() => KillAsync(Kills(ManyKills));

    private static int Kills(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("INTRANET_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : usual;

    private static async Task KillAsync(int kills)
    {
        await using var site = await KilledSite.StartDemoAsync();
        var writers = await HireAsync(site);
        var random = new Random(kills);
        for (var i = 0; i < kills; i++)
        {
            using var stop = new CancellationTokenSource();
            var work = writers.Select(w => w.WriteUntilAsync(stop.Token)).ToList();
            await Wait.UntilAsync(() => writers.All(w => w.IsWriting), TimeSpan.FromSeconds(30));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(700)), CancellationToken.None);
            await site.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(work);
            await site.StartAsync();
        }

        await CheckNothingIsLostAsync(writers);
        await Wait.UntilAsync(() => Task.FromResult(IsSettled(site)), TimeSpan.FromSeconds(60));
        var checkedIndexes = await site.RunVerbAsync("search", "check");
        Assert.DoesNotContain("problems", checkedIndexes);
        await CheckSearchAsync(writers);
        Console.WriteLine(
            $"Kill loop: {kills} kills, {writers.Sum(w => w.Acknowledged.Count)} writes acknowledged and {writers.Sum(w => w.Published.Count)} published, 0 lost, {writers.Sum(w => w.Refused)} refused; index = store, outbox empty.");
        Assert.InRange(writers.Sum(w => w.Acknowledged.Count), kills * 5, int.MaxValue);
        Assert.Equal(0, writers.Sum(w => w.Refused));
    }

    private static async Task<IReadOnlyList<Writer>> HireAsync(KilledSite site)
    {
        var writers = new List<Writer>();
        foreach (var tenant in Tenants)
        {
            var token = await site.RunVerbAsync("token", "create", "--tenant", tenant, "--user", "anstalld", "--scopes", "read,write");
            var http = new HttpClient { BaseAddress = new Uri(site.Address, $"/{tenant}/api/v1/"), Timeout = TimeSpan.FromSeconds(20) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            writers.AddRange(Enumerable.Range(0, WritersPerTenant).Select(_ => new Writer(new Api(http), tenant)));
        }

        return writers;
    }

    private static async Task CheckNothingIsLostAsync(IReadOnlyList<Writer> writers)
    {
        var lost = new List<string>();
        foreach (var writer in writers)
        {
            var published = writer.Published.ToHashSet();
            await Parallel.ForEachAsync(writer.Acknowledged, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (id, _) =>
            {
                var read = await writer.Api.GetAsync($"cases/{id}");
                if (read.Status != 200 || (published.Contains(id) && read["status"]!.GetValue<string>() != "published"))
                {
                    lock (lost)
                    {
                        lost.Add($"{writer.Tenant} {id}: {read.Status}");
                    }
                }
            });
        }

        Assert.Empty(lost);
    }

    private static async Task CheckSearchAsync(IReadOnlyList<Writer> writers)
    {
        // A writer that was killed each time before its first publishing has nothing that could be found.
        Assert.Contains(writers, w => w.Published.Count > 0);
        foreach (var writer in writers.Where(w => w.Published.Count > 0))
        {
            var last = writer.Published.Last();
            var title = (await writer.Api.GetAsync($"cases/{last}"))["title"]!.GetValue<string>();
            Assert.True((await writer.Api.GetAsync($"search?q={Uri.EscapeDataString(title)}")).Lists(last), $"{writer.Tenant} does not find {title}.");
        }
    }

    /// <summary>True when every outbox is empty, dead letters included.</summary>
    private static bool IsSettled(KilledSite site) => Directory.EnumerateFiles(Path.Combine(site.AppData, "Sites"), "intranet.db", SearchOption.AllDirectories).All(IsEmpty);

    private static bool IsEmpty(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM " + OutboxTable(connection);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 0;
    }

    private static string OutboxTable(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND lower(name) LIKE '%outbox%'";
        return $"\"{command.ExecuteScalar()}\"";
    }
}
