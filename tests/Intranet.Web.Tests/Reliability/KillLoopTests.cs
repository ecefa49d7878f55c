using System.Globalization;
using System.Net.Http.Headers;
using Intranet.Data;

namespace Intranet.Web.Tests.Reliability;

/// <summary>
/// SIGKILL at a random time under writes from several organisations, over and over, now and then in the middle of a start: what
/// was acknowledged is there, the index holds what the store holds, and the outbox runs empty. <c>INTRANET_KILLS</c> says how many times.
/// </summary>
public sealed class KillLoopTests
{
    private const int UsualKills = 25;
    private const int ManyKills = 50;

    /// <summary>Writes from one kill to the next are drawn up to this; ten on average.</summary>
    private const int MostWrites = 19;

    /// <summary>Every fifth kill comes while the host starts after the fourth, up to this many milliseconds after it began.</summary>
    private const int AtStartEvery = 5;
    private const int LongestStart = 1500;
    private const int WritersPerTenant = 2;
    private static readonly string[] Tenants = ["vaxjo", "kronoberg", "umea"];

    [Fact]
    public Task Nothing_that_was_acknowledged_is_lost_to_a_few_kills() => KillOnBothAsync(Kills(UsualKills));

    [Fact]
    [Trait("Category", "Long")]
    public Task Nothing_that_was_acknowledged_is_lost_to_many_kills() => KillOnBothAsync(Kills(ManyKills));

    private static int Kills(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("INTRANET_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : usual;

    /// <summary>Side by side, for a host that starts waits half of the time.</summary>
    private static Task KillOnBothAsync(int kills) => Task.WhenAll(KillAsync(kills, StoreProvider.Sqlite), KillAsync(kills, StoreProvider.PostgreSql));

    private static async Task KillAsync(int kills, StoreProvider provider)
    {
        await using var site = await KilledSite.StartDemoAsync(provider);
        var writers = await HireAsync(site);
        var random = new Random(kills);
        var started = Task.CompletedTask;
        for (var i = 1; i <= kills; i++)
        {
            await (i % AtStartEvery == 0
                ? site.KillAtStartAsync(TimeSpan.FromMilliseconds(random.Next(LongestStart)))
                : KillUnderWritesAsync(site, started, writers, random));
            var isNextAtStart = i < kills && (i + 1) % AtStartEvery == 0;
            started = isNextAtStart ? Task.CompletedTask : site.StartAsync();
        }

        await started;
        await CheckNothingIsLostAsync(writers);
        await Wait.UntilAsync(() => Outboxes.AreEmptyAsync(site), TimeSpan.FromSeconds(60));
        var checkedIndexes = await site.RunVerbAsync("search", "check");
        Assert.DoesNotContain("problems", checkedIndexes);
        await CheckSearchAsync(writers);
        Console.WriteLine(
            $"Kill loop on {provider}: {kills} kills, of which {kills / AtStartEvery} at a start, {Acknowledged(writers)} writes acknowledged and {writers.Sum(w => w.Published.Count)} published, 0 lost, {writers.Sum(w => w.Refused)} refused; index = store, outbox empty.");
        Assert.InRange(Acknowledged(writers), kills * 5, int.MaxValue);
        Assert.Equal(0, writers.Sum(w => w.Refused));
    }

    /// <summary>
    /// All write from the moment that the host answers, which is a start after the last kill, and it is killed after a few writes
    /// more: how many is drawn, so that as much is at stake on a slow machine as on a fast one.
    /// </summary>
    private static async Task KillUnderWritesAsync(KilledSite site, Task started, IReadOnlyList<Writer> writers, Random random)
    {
        using var stop = new CancellationTokenSource();
        var enough = Acknowledged(writers) + random.Next(1, MostWrites + 1);
        var work = writers.Select(w => w.WriteUntilAsync(stop.Token)).ToList();
        await started;
        await Wait.UntilAsync(() => Acknowledged(writers) >= enough, TimeSpan.FromSeconds(60));
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50)), CancellationToken.None);
        await site.KillAsync();
        await stop.CancelAsync();
        await Task.WhenAll(work);
    }

    private static int Acknowledged(IReadOnlyList<Writer> writers) => writers.Sum(w => w.Acknowledged.Count);

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
}
