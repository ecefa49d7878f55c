using System.Diagnostics;
using Npgsql;

namespace Intranet.Testing;

/// <summary>
/// A throw-away PostgreSQL server on a unix socket, started once per test process from the distribution's packages. It
/// survives its own death but no power cut, for speed. Another way to get a server (a container) would take the place of this
/// class alone.
/// </summary>
public sealed class PostgreSqlServer
{
    private const string User = "intranet";
    private static readonly Lazy<Task<PostgreSqlServer>> Shared = new(() => StartServerAsync([]));
    private readonly string _folder;
    private readonly Process _cleaner;
    private readonly string[] _settings;
    private int _databases;

    private PostgreSqlServer(string folder, Process cleaner, string[] settings) => (_folder, _cleaner, _settings) = (folder, cleaner, settings);

    /// <summary>The server of this test process.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed or did not start; the message says what to do.</exception>
    public static Task<PostgreSqlServer> GetAsync() => Shared.Value;

    /// <summary>A server of its own, for tests that stop it.</summary>
    /// <param name="settings">Further settings, such as <c>max_locks_per_transaction=64</c>.</param>
    public static Task<PostgreSqlServer> StartAsync(params string[] settings) => StartServerAsync(settings);

    /// <summary>Stops the server at once, as a crash would; clients lose their connections.</summary>
    public Task StopAsync() => RunAsUserAsync(Path.Combine(FindPrograms(), "pg_ctl"), "-D", $"{_folder}/data", "-w", "-m", "immediate", "stop");

    /// <summary>Starts the server again on the same data.</summary>
    public Task StartAgainAsync() => StartOnAsync(FindPrograms(), _folder, _settings);

    /// <summary>Holds all processes of the server, so that it takes connections and answers nothing.</summary>
    public void Hang() => Signal("STOP");

    public void GoOn() => Signal("CONT");

    /// <summary>Makes a database: an empty one, or a copy of another to which nobody is connected.</summary>
    public async Task<PostgreSqlDatabase> CreateDatabaseAsync(PostgreSqlDatabase? copyOf = null)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync(copyOf is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {copyOf.Name} STRATEGY FILE_COPY");
        return new PostgreSqlDatabase(this, name, ConnectionString(name));
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgreSqlServer> StartServerAsync(string[] more)
    {
        var bin = FindPrograms();
        var folder = Directory.CreateTempSubdirectory("intranet-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "postgres", folder);
        }

        await RunAsUserAsync(
            Path.Combine(bin, "initdb"), "-D", $"{folder}/data", "-U", User, "--auth=trust", "--no-sync", "-E", "UTF8",
            "--locale-provider=icu", "--icu-locale=sv-SE", "--locale=C.UTF-8");
        string[] settings =
        [
            "listen_addresses=", $"unix_socket_directories={folder}", "fsync=off", "full_page_writes=off",
            "shared_buffers=128MB", "max_connections=300", "max_locks_per_transaction=1024", .. more,
        ];
        await StartOnAsync(bin, folder, settings);
        return new PostgreSqlServer(folder, CleanUpAfterThisProcess(bin, folder), settings);
    }

    private static Task StartOnAsync(string bin, string folder, string[] settings) => RunAsUserAsync(
        Path.Combine(bin, "pg_ctl"), "-D", $"{folder}/data", "-w", "-t", "30", "-l", $"{folder}/log",
        "-o", string.Join(' ', settings.Select(s => $"-c {s}")), "start");

    private static string FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> installed = Directory.Exists(Debian)
            ? Directory.EnumerateDirectories(Debian).OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0)
            : [];
        return installed.Select(d => Path.Combine(d, "bin")).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL is not installed: run \"apt-get install postgresql\", or ./test as root, which installs it.");
    }

    /// <summary>A shell waits for the end of its input, which comes even when this process is killed, and then clears away.</summary>
    private static Process CleanUpAfterThisProcess(string bin, string folder)
    {
        var script = $"cat >/dev/null; {bin}/pg_ctl -D {folder}/data -m immediate stop >/dev/null 2>&1; rm -rf {folder}";
        return Process.Start(new ProcessStartInfo(Command(["sh", "-c", script], out var arguments), arguments)
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        })!;
    }

    private static Task RunAsUserAsync(params string[] command) => RunAsync(Command(command, out var arguments), arguments);

    /// <summary>PostgreSQL refuses to run as root; root becomes the package's own user.</summary>
    private static string Command(string[] command, out string[] arguments)
    {
        string[] whole = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", .. command]
            : command;
        arguments = whole[1..];
        return whole[0];
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // pg_ctl's server keeps the standard streams open, so nothing here may wait for their end.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"PostgreSQL for the tests did not start: {program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    /// <summary>The server's processes are the first one, whose number it wrote down, and its children.</summary>
    private void Signal(string name)
    {
        var first = File.ReadLines($"{_folder}/data/postmaster.pid").First();
        using var process = Process.Start("sh", ["-c", $"kill -{name} $(ps -o pid= --ppid {first}) {first}"]);
        process.WaitForExit();
    }

    private string ConnectionString(string database) => $"Host={_folder};Username={User};Database={database};Include Error Detail=true";
}

/// <summary>A database of its own for one fixture, dropped when disposed.</summary>
public sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private readonly PostgreSqlServer _server;

    internal PostgreSqlDatabase(PostgreSqlServer server, string name, string connectionString) =>
        (_server, Name, ConnectionString) = (server, name, connectionString);

    public string Name { get; }

    public string ConnectionString { get; }

    public async ValueTask DisposeAsync() => await _server.ExecuteAsync($"DROP DATABASE {Name} WITH (FORCE)");
}
