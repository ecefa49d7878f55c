using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Intranet.Bench.Web;

/// <summary>From the answer to sharing a case in Växjö until an employee of Region Kronoberg finds it.</summary>
internal static class VisibleBench
{
    public static async Task<int> RunAsync(int runs)
    {
        using var folder = new DataFolder();
        await HostProcess.RunAsync(folder.Path, "setup", "--recipe", "demo");
        var editorToken = await HostProcess.RunAsync(folder.Path, "token", "create", "--tenant", "vaxjo", "--user", "redaktor");
        var readerToken = await HostProcess.RunAsync(folder.Path, "token", "create", "--tenant", "kronoberg", "--user", "anstalld");
        await using var host = await HostProcess.StartAsync(folder.Path, "Development");
        using var editor = Client(host.Address, "vaxjo", editorToken);
        using var reader = Client(host.Address, "kronoberg", readerToken);

        var times = new List<double>();
        for (var run = 0; run < runs; run++)
        {
            var word = $"provord{run:d4}q";
            var created = await editor.PostAsJsonAsync("cases", new { title = $"Mätning {word}", problem = "Ett problem.", solution = "En lösning.", outcome = "Det gick bra.", contact = "Växeln." });
            created.EnsureSuccessStatusCode();
            var id = (await created.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.ToString();
            (await editor.PostAsJsonAsync($"cases/{id}/publish", new { })).EnsureSuccessStatusCode();
            var shared = await editor.PostAsJsonAsync($"cases/{id}/share", new { reason = "Mätning", confirmed = true });
            shared.EnsureSuccessStatusCode();
            var clock = Stopwatch.StartNew();
            while ((await reader.GetFromJsonAsync<JsonObject>($"search?q={word}"))!["total"]!.GetValue<int>() == 0)
            {
                if (clock.Elapsed > TimeSpan.FromSeconds(30))
                {
                    Console.Error.WriteLine($"run {run}: not found within 30 s");
                    return 1;
                }

                await Task.Delay(5);
            }

            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"shared → found by another authority: median {Percentiles.Of(times, 50):f0} ms, p99 {Percentiles.Of(times, 99):f0} ms, worst {times.Max():f0} ms (run {times.IndexOf(times.Max()) + 1}) of {runs} runs; the first after the start {times[0]:f0} ms");
        return 0;
    }

    private static HttpClient Client(Uri address, string tenant, string token)
    {
        var client = new HttpClient { BaseAddress = new Uri(address, $"/{tenant}/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
