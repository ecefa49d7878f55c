using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Intranet.Bench.Web;

/// <summary>The web host as a process of its own on a data folder.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan TimeToAnswer { get; private init; }

    /// <summary>Resident memory in MiB.</summary>
    public double MemoryMiB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    public static async Task<HostProcess> StartAsync(string appData, string environment = "Development")
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var clock = Stopwatch.StartNew();
        var process = Start(["--app-data", appData, "--urls", address.ToString()], environment);
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        using var client = new HttpClient { BaseAddress = address };
        while (clock.Elapsed < TimeSpan.FromMinutes(5))
        {
            try
            {
                if ((await client.GetAsync("/healthz/ready")).IsSuccessStatusCode)
                {
                    return new HostProcess(process, address) { TimeToAnswer = clock.Elapsed };
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(5);
        }

        throw new TimeoutException("The host did not become ready within five minutes.");
    }

    /// <summary>Runs a command of the host and answers its standard output.</summary>
    public static async Task<string> RunAsync(string appData, params string[] verb)
    {
        using var process = Start(["--app-data", appData, .. verb], "Development");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{string.Join(' ', verb)}: {await error}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(string[] arguments, string environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Intranet.Web.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
