using System.Diagnostics;
using Intranet.Data;
using Npgsql;

namespace Intranet.Core;

/// <summary>PostgreSQL's own programs for copies of a database. The password goes in the environment, where other users do not see it.</summary>
internal static class PostgreSqlTools
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>Writes all tenants' schemas, as they are at one moment, to a file in PostgreSQL's custom format.</summary>
    public static Task DumpAsync(string connectionString, string file, CancellationToken cancellationToken) =>
        RunAsync("pg_dump", connectionString, ["--format=custom", "--no-owner", "--no-privileges", "--schema=tenant_*", $"--file={file}"], cancellationToken);

    /// <summary>Reads a dump to its end without a database.</summary>
    public static Task VerifyAsync(string file, CancellationToken cancellationToken) =>
        RunAsync("pg_restore", connectionString: null, ["--file=/dev/null", file], cancellationToken);

    /// <summary>Brings a dump into a database: all of it or nothing.</summary>
    public static Task RestoreAsync(string connectionString, string file, CancellationToken cancellationToken) =>
        RunAsync("pg_restore", connectionString, ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", file], cancellationToken);

    private static async Task RunAsync(string program, string? connectionString, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Find(program)) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["LC_ALL"] = "C.UTF-8";
        if (connectionString is not null)
        {
            Connect(start, new NpgsqlConnectionStringBuilder(connectionString));
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        await output;
        if (process.ExitCode != 0)
        {
            throw new PortableException($"{program} ended with {process.ExitCode}: {(await error).Trim().ReplaceLineEndings(" ")}");
        }
    }

    private static void Connect(ProcessStartInfo start, NpgsqlConnectionStringBuilder connection)
    {
        start.Environment["PGPASSWORD"] = connection.Password;
        start.Environment["PGSSLMODE"] = connection.SslMode switch
        {
            SslMode.Disable => "disable",
            SslMode.Allow => "allow",
            SslMode.Prefer => "prefer",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            _ => "verify-full",
        };
        if (connection.RootCertificate is { } root)
        {
            start.Environment["PGSSLROOTCERT"] = root;
        }

        start.ArgumentList.Add($"--host={connection.Host}");
        start.ArgumentList.Add($"--port={connection.Port}");
        start.ArgumentList.Add($"--username={connection.Username}");
        start.ArgumentList.Add($"--dbname={connection.Database ?? connection.Username}");
        start.ArgumentList.Add("--no-password");
    }

    private static string Find(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var newest = Directory.Exists(Debian)
            ? Directory.EnumerateDirectories(Debian).OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        var file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return newest.Concat(folders).Select(f => Path.Combine(f, file)).FirstOrDefault(File.Exists)
            ?? throw new PortableException($"{program} was not found. Install PostgreSQL's client programs of the server's version (Debian: postgresql-client).");
    }
}
