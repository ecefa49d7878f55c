using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Intranet.Bench.Web;

/// <summary>
/// What happens under more requests than the machine can carry, beside one noisy organisation, and under connections that never
/// finish their headers. Clients and host share the machine, so each figure is worse than it would be on two.
/// </summary>
internal static class OverloadBench
{
    private const int CapacityClients = 16;
    private const int OverloadFactor = 10;
    private const int SlowConnections = 300;

    public static async Task<int> RunAsync(int seconds)
    {
        using var folder = new DataFolder();
        await HostProcess.RunAsync(folder.Path, "setup", "--recipe", "demo");
        await using var host = await HostProcess.StartAsync(folder.Path);
        var time = TimeSpan.FromSeconds(seconds);
        using var noisy = await SignedInClient.CreateAsync(host.Address, "vaxjo", "anstalld", connections: 1024);
        using var quiet = await SignedInClient.CreateAsync(host.Address, "kronoberg", "anstalld");
        await LoadAsync(noisy, "/vaxjo/", CapacityClients, TimeSpan.FromSeconds(3));

        var usual = await LoadAsync(noisy, "/vaxjo/", CapacityClients, time);
        var memory = host.MemoryMiB;
        Report($"{CapacityClients} clients", usual);
        var over = await LoadAsync(noisy, "/vaxjo/", CapacityClients * OverloadFactor, time);
        Report($"{CapacityClients * OverloadFactor} clients", over);
        Console.WriteLine($"memory                        {memory,8:f0} MiB before, {host.MemoryMiB:f0} MiB after ({host.MemoryMiB / memory:f2} times)");

        var idle = await LoadAsync(quiet, "/kronoberg/", 1, time, pause: TimeSpan.FromMilliseconds(20));
        Report("neighbour alone", idle);
        var noise = LoadAsync(noisy, "/vaxjo/", CapacityClients * OverloadFactor, time + TimeSpan.FromSeconds(1));
        await Task.Delay(500);
        var beside = await LoadAsync(quiet, "/kronoberg/", 1, time, pause: TimeSpan.FromMilliseconds(20));
        await noise;
        Report("neighbour of a noisy one", beside);
        Console.WriteLine($"neighbour's p99               {Percentiles.Of(beside.Accepted, 99) / Percentiles.Of(idle.Accepted, 99),8:f2} times idle");
        await SlowHeadersAsync(host.Address);
        return 0;
    }

    private static void Report(string name, Load load) => Console.WriteLine(
        $"{name,-29} {load.Accepted.Count / load.Seconds,8:f0} answers/s, p50 {Percentiles.Of(load.Accepted, 50):f0} ms, p99 {Percentiles.Of(load.Accepted, 99):f0} ms; "
        + $"{load.Refused} refused with Retry-After, {load.Failed} otherwise");

    private static async Task<Load> LoadAsync(HttpClient client, string path, int clients, TimeSpan time, TimeSpan pause = default)
    {
        var (accepted, refused, failed) = (new ConcurrentBag<double>(), 0, 0);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            while (clock.Elapsed < time)
            {
                var start = Stopwatch.GetTimestamp();
                try
                {
                    using var answer = await client.GetAsync(path);
                    await answer.Content.ReadAsByteArrayAsync();
                    if (answer.StatusCode == HttpStatusCode.OK)
                    {
                        accepted.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                        await Task.Delay(pause);
                    }
                    else if (answer is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: not null })
                    {
                        Interlocked.Increment(ref refused);

                        // A client that asks again at once would measure itself.
                        await Task.Delay(100);
                    }
                    else
                    {
                        Interlocked.Increment(ref failed);
                    }
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref failed);
                }
            }
        }));
        return new Load([.. accepted], refused, failed, clock.Elapsed.TotalSeconds);
    }

    private static async Task SlowHeadersAsync(Uri address)
    {
        var clock = Stopwatch.StartNew();
        var closed = await Task.WhenAll(Enumerable.Range(0, SlowConnections).Select(async _ =>
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            var stream = client.GetStream();
            await stream.WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\n"u8.ToArray());
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                var buffer = new byte[1024];
                while (await stream.ReadAsync(buffer, limit.Token) > 0)
                {
                    await stream.WriteAsync(Encoding.ASCII.GetBytes("X-Slow: 1\r\n"), limit.Token);
                }
            }
            catch (IOException)
            {
                // Closed by the host, as it should be.
            }

            return clock.Elapsed.TotalSeconds;
        }));
        Console.WriteLine($"{SlowConnections} slow headers              all closed after {closed.Max(),0:f1} s");
    }

    private sealed record Load(List<double> Accepted, int Refused, int Failed, double Seconds);
}
