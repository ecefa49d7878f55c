using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Intranet.Bench.Web;

/// <summary>
/// Home, case and search under load, beside a bare ASP.NET Core page in the same run. The host counts its SQL statements
/// in the header <c>X-Sql-Statements</c> when the variable <c>INTRANET__COUNTSQL</c> is set.
/// </summary>
internal static class PagesBench
{
    public static async Task<int> RunAsync(int clients, int seconds)
    {
        using var folder = new DataFolder();
        Environment.SetEnvironmentVariable("INTRANET__COUNTSQL", "1");
        await HostProcess.RunAsync(folder.Path, "setup", "--recipe", "demo");
        var token = await HostProcess.RunAsync(folder.Path, "token", "create", "--tenant", "vaxjo", "--user", "anstalld");
        await using var host = await HostProcess.StartAsync(folder.Path, "Development");
        await using var bare = await StartBareAsync();
        using var person = await SignedInClient.CreateAsync(host.Address, "vaxjo", "anstalld");
        var shared = await FindSharedCaseAsync(host.Address, token);

        Console.WriteLine($"{clients} clients, {seconds} s each; milliseconds from request to last byte");
        Console.WriteLine($"{"page",-10} {"p50",8} {"p99",8} {"req/s",8} {"bytes",8} {"gzip",8} {"SQL",5}  p50 to bare");
        using var bareClient = new HttpClient { BaseAddress = new Uri(bare.Urls.First()) };
        var reference = await MeasureAsync("bare", bareClient, "/", clients, seconds, null);
        await MeasureAsync("home", person, "/vaxjo/", clients, seconds, reference);
        await MeasureAsync("case", person, $"/vaxjo/network/cases/{shared}", clients, seconds, reference);
        await MeasureAsync("search", person, "/vaxjo/search?q=sn%C3%B6r%C3%B6jning", clients, seconds, reference);
        return 0;
    }

    private static async Task<WebApplication> StartBareAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => Microsoft.AspNetCore.Http.Results.Content("<!doctype html><html lang=\"sv\"><title>Start</title><p>Hej</p></html>", "text/html; charset=utf-8"));
        await app.StartAsync();
        return app;
    }

    private static async Task<string> FindSharedCaseAsync(Uri address, string token)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var answer = await client.GetFromJsonAsync<JsonObject>("/vaxjo/api/v1/network/cases");
            if (answer?["items"] is JsonArray { Count: > 0 } items)
            {
                return items[0]!["id"]!.ToString();
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("No shared case appeared in the network.");
    }

    private static async Task<double> MeasureAsync(string name, HttpClient client, string path, int clients, int seconds, double? reference)
    {
        for (var i = 0; i < 50; i++)
        {
            (await client.GetAsync(path)).EnsureSuccessStatusCode();
        }

        var times = new ConcurrentBag<double>();
        var until = Stopwatch.GetTimestamp() + (seconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            while (Stopwatch.GetTimestamp() < until)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(path);
                await answer.Content.ReadAsByteArrayAsync();
                answer.EnsureSuccessStatusCode();
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }));
        using var one = await client.GetAsync(path);
        var bytes = (await one.Content.ReadAsByteArrayAsync()).Length;
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.AcceptEncoding.ParseAdd("gzip");
        using var packed = await client.SendAsync(asked);
        var wire = (await packed.Content.ReadAsByteArrayAsync()).Length;
        var sql = one.Headers.TryGetValues("X-Sql-Statements", out var counts) ? counts.First() : "-";
        var list = times.ToList();
        var p50 = Percentiles.Of(list, 50);
        Console.WriteLine($"{name,-10} {p50,8:f2} {Percentiles.Of(list, 99),8:f2} {list.Count / (double)seconds,8:f0} {bytes,8} {wire,8} {sql,5}  {(reference is null ? "1" : (p50 / reference.Value).ToString("f1", System.Globalization.CultureInfo.InvariantCulture))}");
        return p50;
    }
}
