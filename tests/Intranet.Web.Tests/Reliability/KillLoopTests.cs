using System.Globalization;
using System.Net.Http.Headers;
using Intranet.Data;

namespace Intranet.Web.Tests.Reliability;

/// <summary>
/// SIGKILL at a random time under writes from several organisations, over and over: what was acknowledged is there, the index
/// holds what the store holds, and the outbox runs empty. <c>INTRANET_KILLS</c> says how many times.
/// </summary>
public sealed class KillLoopTests
{
    private const int UsualKills = 8;
    private const int ManyKills = 50;
    private const int WritersPerTenant = 2;
    private static readonly string[] Tenants = ["vaxjo", "kronoberg", "umea"];

    [Theory]
    [InlineData(StoreProvider.Sqlite)]
    [InlineData(StoreProvider.PostgreSql)]
    public Task Nothing_that_was_acknowledged_is_lost_to_a_few_kills(StoreProvider provider) => KillAsync(Kills(UsualKills), provider);

    [Theory]
    [InlineData(StoreProvider.Sqlite)]
    [InlineData(StoreProvider.PostgreSql)]
    [Trait("Category", "Long")]
    public Task Nothing_that_was_acknowledged_is_lost_to_many_kills(StoreProvider provider) => KillAsync(Kills(ManyKills), provider);

    private static int Kills(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("INTRANET_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : usual;

    private static async Task KillAsync(int kills, StoreProvider provider)
    {
        await using var site = await KilledSite.StartDemoAsync(provider);
        var writers = await HireAsync(site);
        var random = new Random(kills);
        for (var i = 0; i < kills; i++)
        {
            using var stop = new CancellationTokenSource();
            var work = writers.Select(w => w.WriteUntilAsync(stop.Token)).ToList();
            await Wait.UntilAsync(() => writers.All(w => w.IsWriting), TimeSpan.FromSeconds(30));
            if (i == kills - 1)
            {
                // On a machine so busy that every kill came before the first publishing, the last one waits for something that must be found.
                await Wait.UntilAsync(() => writers.Any(w => w.Published.Count > 0), TimeSpan.FromSeconds(60));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(700)), CancellationToken.None);
            await site.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(work);
            await site.StartAsync();
        }

        await CheckNothingIsLostAsync(writers);
        await Wait.UntilAsync(() => Outboxes.AreEmptyAsync(site), TimeSpan.FromSeconds(60));
        var checkedIndexes = await site.RunVerbAsync("search", "check");
        Assert.DoesNotContain("problems", checkedIndexes);
        await CheckSearchAsync(writers);
        Console.WriteLine(
            $"Kill loop on {provider}: {kills} kills, {writers.Sum(w => w.Acknowledged.Count)} writes acknowledged and {writers.Sum(w => w.Published.Count)} published, 0 lost, {writers.Sum(w => w.Refused)} refused; index = store, outbox empty.");
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
        // A writer that was killed each time before its first publishing has nothing that could be found; the last kill waited for one that has.
        Assert.Contains(writers, w => w.Published.Count > 0);
        foreach (var writer in writers.Where(w => w.Published.Count > 0))
        {
            var last = writer.Published.Last();
            var title = (await writer.Api.GetAsync($"cases/{last}"))["title"]!.GetValue<string>();
            Assert.True((await writer.Api.GetAsync($"search?q={Uri.EscapeDataString(title)}")).Lists(last), $"{writer.Tenant} does not find {title}.");
        }
    }
}
