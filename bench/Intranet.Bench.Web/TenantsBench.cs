using System.Diagnostics;

namespace Intranet.Bench.Web;

/// <summary>All of Sweden's 310 bodies on one host: creating them, memory, start, and the first request to a cold tenant.</summary>
internal static class TenantsBench
{
    public static async Task<int> RunAsync()
    {
        using var folder = new DataFolder();
        var clock = Stopwatch.StartNew();
        await HostProcess.RunAsync(folder.Path, "setup", "--recipe", "sweden");
        Console.WriteLine($"set up 310 tenants            {clock.Elapsed.TotalSeconds,8:f1} s");
        var prefixes = (await HostProcess.RunAsync(folder.Path, "tenants", "list")).Split('\n').Select(l => l.Split('\t', ' ')[0]).Where(n => n is not ("" or "default")).ToList();
        Console.WriteLine($"tenants listed                {prefixes.Count,8}");

        await using var host = await HostProcess.StartAsync(folder.Path);
        Console.WriteLine($"start to first answer         {host.TimeToAnswer.TotalSeconds,8:f2} s");
        Console.WriteLine($"memory after start            {host.MemoryMiB,8:f0} MiB");

        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        await client.GetAsync($"/{prefixes[0]}/account/sign-in");
        var cold = new List<double>();
        foreach (var prefix in prefixes.Skip(1))
        {
            clock.Restart();
            var answer = await client.GetAsync($"/{prefix}/account/sign-in");
            await answer.Content.ReadAsByteArrayAsync();
            answer.EnsureSuccessStatusCode();
            cold.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"first request, cold tenant    {Percentiles.Of(cold, 50),8:f1} ms median, {Percentiles.Of(cold, 99):f1} ms p99, {cold.Max():f1} ms worst of {cold.Count}");
        Console.WriteLine($"memory, every tenant used     {host.MemoryMiB,8:f0} MiB");
        return 0;
    }
}
