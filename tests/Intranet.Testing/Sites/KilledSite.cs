using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Intranet.Data;

namespace Intranet.Testing;

/// <summary>
/// The host as a process of its own, for tests that kill it (SIGKILL) and start it again on the same data. Its port stays the
/// same over restarts.
/// </summary>
public sealed class KilledSite : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _lines = [];
    private readonly bool _ownsDatabase;
    private readonly string[] _settings;
    private Process? _process;

    private KilledSite(PostgreSqlDatabase? database, bool ownsDatabase, string? disk = null, params string[] settings)
    {
        (Database, _ownsDatabase, AppData, _settings) = (database, ownsDatabase, Path.Combine(disk ?? _folder.Path, "App_Data"), settings);
        Address = new Uri($"http://localhost:{FreePort().ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Where its data lies; null on SQLite.</summary>
    public PostgreSqlDatabase? Database { get; private set; }

    public Uri Address { get; }

    public string AppData { get; }

    /// <summary>Of the running host.</summary>
    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("The host does not run.");

    /// <summary>What the host wrote, standard error included.</summary>
    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Starts a host with the demonstration's data and waits until it is ready.</summary>
    /// <param name="provider">Which database; null for the one that this run of the tests is for.</param>
    /// <param name="disk">A folder for its files; null for one that goes with it.</param>
    /// <param name="settings">Further words of its command line: <c>--Node:Name</c>, <c>a</c>.</param>
    public static async Task<KilledSite> StartDemoAsync(StoreProvider? provider = null, string? disk = null, params string[] settings)
    {
        var site = new KilledSite(database: null, ownsDatabase: true, disk, settings);
        site.Database = await DemoData.CopyAsync(site.AppData, provider ?? TestDatabase.Provider);
        await site.StartAsync();
        return site;
    }

    /// <summary>Starts a further host on this one's database, with a folder of its own, as on another machine.</summary>
    /// <param name="settings">Further words of its command line.</param>
    public async Task<KilledSite> StartNeighbourAsync(params string[] settings)
    {
        var neighbour = new KilledSite(Database ?? throw new InvalidOperationException("A file has one host."), ownsDatabase: false, disk: null, settings);
        await neighbour.StartAsync();
        return neighbour;
    }

    /// <summary>Starts the host again and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        Begin();
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        await Wait.UntilAsync(() => IsReadyAsync(client), TimeSpan.FromSeconds(60));
    }

    /// <summary>Starts the host again and ends it, however far it came.</summary>
    /// <param name="after">How long after the start of the process.</param>
    public async Task KillAtStartAsync(TimeSpan after)
    {
        Begin();
        await Task.Delay(after);
        await KillAsync();
    }

    /// <summary>Ends the process at once (SIGKILL), whatever it does.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>Runs a command of the tool on the same data, as an operator would. Answers what it wrote to standard output.</summary>
    /// <exception cref="InvalidOperationException">It did not end with 0; the message is what it wrote to standard error.</exception>
    public async Task<string> RunVerbAsync(params string[] words)
    {
        using var verb = Process.Start(HostProgram.Command(Database, [.. words, "--app-data", AppData]))!;
        var error = verb.StandardError.ReadToEndAsync();
        var answer = await verb.StandardOutput.ReadToEndAsync();
        await verb.WaitForExitAsync();
        return verb.ExitCode == 0 ? answer.Trim() : throw new InvalidOperationException($"{string.Join(' ', words)} ended with {verb.ExitCode}: {await error}");
    }

    public Visitor Visit(string prefix) => new(Address, prefix);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (_ownsDatabase && Database is not null)
        {
            await Database.DisposeAsync();
        }

        _folder.Dispose();
    }

    private void Begin()
    {
        _process = Process.Start(HostProgram.Command(
            Database, ["--app-data", AppData, "--urls", Address.ToString(), "--environment", "Development", "--Logging:LogLevel:Default", "Warning", .. _settings]))!;
        _process.OutputDataReceived += (_, line) => Remember(line.Data);
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException($"The host ended with {_process.ExitCode}: {string.Join(' ', Output)}");
        }

        try
        {
            using var answer = await client.GetAsync("/healthz/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Remember(string? line)
    {
        lock (_lines)
        {
            _lines.Add(line ?? "");
        }
    }
}
